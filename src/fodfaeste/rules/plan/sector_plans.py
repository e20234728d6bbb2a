"""The sector plans beside the joint plan: where they are, and which must be looked at (C8).

«Der kan i projektet ikke dispenseres for de sektorspecifikke handleplaner» (SEED-4): they stay in
the two specialist systems; the joint plan says where, and when they no longer say the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word


class SectorPlanKind(Word):
    """Which plan it is."""

    MIN_PLAN = "min_plan", "Min Plan (LAB)"
    SECTION_141 = "section_141", "Handleplan (SEL § 141)"
    OTHER = "other", "En anden plan"


REPLACEABLE = (SectorPlanKind.MIN_PLAN, SectorPlanKind.SECTION_141)
"""Those that a holistic plan stands instead of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorPlan:
    """One plan in another system, as far as the joint plan must know it."""

    number: int
    kind: SectorPlanKind
    name: str
    system: str
    made_on: date
    checked_on: date | None = None
    ended_on: date | None = None

    @property
    def is_standing(self) -> bool:
        """Say whether the plan still holds."""
        return self.ended_on is None

    @property
    def seen_on(self) -> date:
        """Return the last day somebody saw that it agrees with the joint plan."""
        return max(self.made_on, self.checked_on or self.made_on)


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at; `number` is None where the plan is not noted at all."""

    number: int | None
    obstacle: Obstacle


def checks(
    plans: Iterable[SectorPlan], *, form: PlanLegalForm, approved_on: date | None
) -> tuple[Check, ...]:
    """Return which sector plans must be looked at, for a joint plan approved on a day."""
    standing = [plan for plan in plans if plan.is_standing]
    found = [
        Check(plan.number, obstacle)
        for plan in standing
        for obstacle in (_check(plan, form, approved_on),)
        if obstacle
    ]
    if form is PlanLegalForm.HOLISTIC:
        return tuple(found)
    noted = {plan.kind for plan in standing}
    return (*found, *(Check(None, _not_noted(kind)) for kind in REPLACEABLE if kind not in noted))


def check_written(plan: SectorPlan, *, responsible: str, today: date) -> None:
    """Raise Refused (C8) unless somebody else can find the plan by what is written."""
    days = (plan.made_on, plan.checked_on, plan.ended_on)
    refuse_if(
        unmet(
            (plan.kind is not SectorPlanKind.OTHER or is_said(plan.name), _NAMED),
            (is_said(plan.system), _SAYS_WHERE),
            (is_said(responsible), _SAYS_WHO),
            (all(day <= today for day in days if day), _DAYS_HAVE_COME),
            (all(day >= plan.made_on for day in days if day), _IN_ORDER),
        )
    )


def check_kind_is_free(*, is_free: bool) -> None:
    """Raise Refused (C8) when a standing plan of the same kind is noted already."""
    refuse_if(unmet((is_free, _KIND_IS_FREE)))


def _check(plan: SectorPlan, form: PlanLegalForm, approved_on: date | None) -> Obstacle | None:
    if form is PlanLegalForm.HOLISTIC and plan.kind in REPLACEABLE:
        return _replaced(plan)
    if approved_on is not None and plan.seen_on < approved_on:
        return _older(plan, approved_on)
    return None


def _c8(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="C8", condition=condition, sentence=sentence, next_step=next_step)


def _replaced(plan: SectorPlan) -> Obstacle:
    return _c8(
        "ended_when_replaced",
        f"{plan.name} i {plan.system} er afløst af den helhedsorienterede plan, men står som "
        "gældende.",
        f"Afslut den i {plan.system}, og skriv dagen her.",
    )


def _older(plan: SectorPlan, approved_on: date) -> Obstacle:
    day = f"{approved_on.day}.{approved_on.month}.{approved_on.year}"
    return _c8(
        "agrees_with_the_plan",
        f"{plan.name} i {plan.system} er ikke set efter, siden den fælles plan blev godkendt "
        f"{day}.",
        "Se efter, at de to siger det samme, og notér det.",
    )


def _not_noted(kind: SectorPlanKind) -> Obstacle:
    return _c8(
        f"{kind.value}_noted",
        f"Det er ikke noteret, hvor borgerens {_INSIDE[kind]} ligger.",
        "Har borgeren en, så skriv, hvor den ligger.",
    )


_INSIDE = {
    SectorPlanKind.MIN_PLAN: "Min Plan",
    SectorPlanKind.SECTION_141: "handleplan efter SEL § 141",
}
_NAMED = _c8("named", "Det står ikke, hvilken plan det er.", "Skriv, hvad planen hedder.")
_SAYS_WHERE = _c8(
    "says_where",
    "Det står ikke, hvor planen ligger. Den, der kommer efter dig, skal kunne finde den.",
    "Skriv systemet, fx Fasit eller Nexus.",
)
_SAYS_WHO = _c8("says_who", "Det står ikke, hvem der har ansvaret for planen.", "Skriv navnet.")
_DAYS_HAVE_COME = _c8(
    "days_have_come",
    "En af dagene er ikke kommet endnu. Her står kun det, der er sket.",
    "Ret dagen.",
)
_IN_ORDER = _c8(
    "in_order",
    "Planen kan ikke være set efter eller afsluttet, før den blev lavet.",
    "Ret dagene, så de kommer i rækkefølge.",
)
_KIND_IS_FREE = _c8(
    "kind_is_free",
    "Der står allerede en gældende plan af den slags. Borgeren har én ad gangen.",
    "Ret den, der står, eller afslut den først.",
)
