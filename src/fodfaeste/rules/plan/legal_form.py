"""How the joint plan stands to the sector plans, and the paragraphs it stands on (C8).

«Der kan i projektet ikke dispenseres for de sektorspecifikke handleplaner» (SEED-4): the joint plan
is an overview beside Min Plan and the § 141 plan. Since Act 707 of 8 June 2018 a holistic plan may
replace them, when the citizen says yes (domain.md section 3.3). The paragraphs are dated: what held
on the day of the choice stays with the plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word, listed


class PlanLawCode(Word):
    """What a paragraph does for the plan."""

    MIN_PLAN = "min-plan", "Min Plan"
    SECTION_141 = "section-141", "Handleplan efter serviceloven"
    HOLISTIC_EMPLOYMENT = "holistic-employment", "Helhedsorienteret plan i stedet for Min Plan"
    HOLISTIC_SOCIAL = "holistic-social", "Helhedsorienteret plan i stedet for handleplanen"


STANDS_ON: dict[PlanLegalForm, tuple[PlanLawCode, ...]] = {
    PlanLegalForm.OVERVIEW: (PlanLawCode.MIN_PLAN, PlanLawCode.SECTION_141),
    PlanLegalForm.HOLISTIC: (PlanLawCode.HOLISTIC_EMPLOYMENT, PlanLawCode.HOLISTIC_SOCIAL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLaw:
    """A paragraph that a plan stands on, from a day until another takes over; half-open."""

    code: PlanLawCode
    paragraph: str
    valid_from: date | None = None
    ends_before: date | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the paragraph is in force on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.ends_before is None or day < self.ends_before)


_HOLISTIC_ACT = date(2018, 7, 1)
_NEW_LAB = date(2020, 1, 1)

DEFAULTS: tuple[PlanLaw, ...] = (
    PlanLaw(
        code=PlanLawCode.MIN_PLAN,
        paragraph="LAB § 27",
        ends_before=_NEW_LAB,
        source="domain.md 3.1: LAB før 1. januar 2020",
    ),
    PlanLaw(
        code=PlanLawCode.MIN_PLAN,
        paragraph="LAB § 40",
        valid_from=_NEW_LAB,
        source="domain.md 3.1: ny LAB 1. januar 2020",
    ),
    PlanLaw(code=PlanLawCode.SECTION_141, paragraph="SEL § 141", source="domain.md 3.3"),
    PlanLaw(
        code=PlanLawCode.HOLISTIC_EMPLOYMENT,
        paragraph="LAB § 30 b",
        valid_from=_HOLISTIC_ACT,
        ends_before=_NEW_LAB,
        source="Lov nr. 707 af 8. juni 2018 (L 232)",
    ),
    PlanLaw(
        code=PlanLawCode.HOLISTIC_EMPLOYMENT,
        paragraph="LAB § 40, stk. 3",
        valid_from=_NEW_LAB,
        source="domain.md 3.3: ny LAB 1. januar 2020",
    ),
    PlanLaw(
        code=PlanLawCode.HOLISTIC_SOCIAL,
        paragraph="SEL § 141, stk. 7",
        valid_from=_HOLISTIC_ACT,
        source="Lov nr. 707 af 8. juni 2018 (L 232)",
    ),
)


def paragraphs_on(
    form: PlanLegalForm, day: date, laws: Iterable[PlanLaw] = DEFAULTS
) -> tuple[str, ...]:
    """Return the paragraphs a form of the plan stands on that are in force on a day."""
    held = {law.code: law.paragraph for law in laws if law.holds_on(day)}
    return tuple(held[code] for code in STANDS_ON[form] if code in held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A form on its way to be chosen; the consent is asked for where the plan replaces others."""

    legal_form: PlanLegalForm
    chosen_on: date
    consent_given: bool = False
    consent_form: ConsentForm | None = None
    consent_note: str = ""
    paragraphs: tuple[str, ...] = ()
    """Those in force on `chosen_on`."""


def obstacles_to_choice(choice: Choice, *, today: date) -> tuple[Obstacle, ...]:
    """Return why the plan cannot take this form; empty when it can."""
    is_whole = len(choice.paragraphs) == len(STANDS_ON[choice.legal_form])
    day_has_come = (choice.chosen_on <= today, _DAY_HAS_COME)
    if choice.legal_form is PlanLegalForm.OVERVIEW:
        return unmet(day_has_come, (is_whole, _LAW_OF_SECTOR_PLANS))
    return unmet(
        (choice.consent_given, _CITIZEN_CONSENTS),
        (not choice.consent_given or choice.consent_form is not None, _SAYS_HOW),
        (_note_is_whole(choice), _ORAL_NOTED),
        day_has_come,
        (is_whole, _LAW_IN_FORCE),
    )


def check_choice(choice: Choice, *, today: date) -> None:
    """Raise Refused (C2, C8) unless the plan can take this form."""
    refuse_if(obstacles_to_choice(choice, today=today))


def obstacles_to_form(form: PlanLegalForm, *, consent_on: date | None) -> tuple[Obstacle, ...]:
    """Return why a plan of this form cannot be approved: nobody has noted the citizen's yes."""
    return unmet((form is PlanLegalForm.OVERVIEW or consent_on is not None, _CITIZEN_CONSENTS))


def check_latest(*, is_latest: bool) -> None:
    """Raise Refused (C8) when a colleague has chosen a form in between."""
    refuse_if(unmet((is_latest, _CHOICE_IS_LATEST)))


def to_do_after_withdrawal(before: PlanLegalForm | None, now: PlanLegalForm) -> dict[Role, str]:
    """Return who must do what when a holistic plan no longer replaces the sector plans (C2).

    Each area's own plan holds again from that moment; nobody else can make it.
    """
    if before is not PlanLegalForm.HOLISTIC or now is PlanLegalForm.HOLISTIC:
        return {}
    return {role: _HOLDS_AGAIN.format(plan=plan) for role, plan in _SECTOR_PLAN_OF.items()}


def form_in_words(
    form: PlanLegalForm, *, paragraphs: Iterable[str], consent_on: date | None
) -> str:
    """Return the form with its paragraphs and the day of the consent, as a line of the plan."""
    stands_on = listed(paragraphs)
    day = consent_on
    said_yes = f"samtykke {day.day}.{day.month}.{day.year}" if day else ""
    return " · ".join(filter(None, (form.label, stands_on, said_yes)))


def _note_is_whole(choice: Choice) -> bool:
    is_oral = choice.consent_form is ConsentForm.ORAL
    return not is_oral or is_said(choice.consent_note, at_least=NOTE_LENGTH)


_HOLDS_AGAIN = (
    "Samtykket til den helhedsorienterede plan gælder ikke længere: {plan} gælder igen. "
    "Gør den klar i jeres fagsystem, og notér under Planens form, hvor den ligger."
)
_SECTOR_PLAN_OF = {
    Role.EMPLOYMENT_CASEWORKER: "Min Plan",
    Role.SOCIAL_CASEWORKER: "Handleplanen efter SEL § 141",
}
_CITIZEN_CONSENTS = Obstacle(
    rule="C2",
    condition="citizen_consents",
    sentence="Borgerens samtykke til den helhedsorienterede plan er ikke noteret. Uden det kan "
    "planen ikke træde i stedet for Min Plan og handleplanen.",
    next_step="Tal med borgeren, og notér samtykket, eller vælg det fælles overblik.",
)
_SAYS_HOW = Obstacle(
    rule="C2",
    condition="says_how",
    sentence="Det står ikke, hvordan borgeren gav sit samtykke.",
    next_step="Vælg, om det var skriftligt eller mundtligt.",
)
_ORAL_NOTED = Obstacle(
    rule="C2",
    condition="form_oral_noted",
    sentence="Et mundtligt samtykke skal kunne læses bagefter, og der mangler et notat.",
    next_step=f"Skriv med mindst {NOTE_LENGTH} tegn, hvordan og til hvem borgeren gav samtykket.",
)
_DAY_HAS_COME = Obstacle(
    rule="C8",
    condition="day_has_come",
    sentence="Dagen er ikke kommet endnu. Her står kun det, der er sket.",
    next_step="Skriv den dag, borgeren sagde ja.",
)
_LAW_IN_FORCE = Obstacle(
    rule="C8",
    condition="law_in_force",
    sentence="Den dag gjaldt de paragraffer ikke, som en helhedsorienteret plan bygger på.",
    next_step="Ret dagen, eller vælg det fælles overblik.",
)
_LAW_OF_SECTOR_PLANS = Obstacle(
    rule="C8",
    condition="law_of_sector_plans",
    sentence="Paragrafferne om Min Plan og handleplanen står ikke i kommunens lovgrundlag.",
    next_step="Bed administratoren om at skrive dem ind under Planens lov.",
)
_CHOICE_IS_LATEST = Obstacle(
    rule="C8",
    condition="choice_is_latest",
    sentence="En kollega har valgt en form, mens du havde siden åben.",
    next_step="Læs, hvad der nu er valgt, og vælg igen, hvis det skal være anderledes.",
)
