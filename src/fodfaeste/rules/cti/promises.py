"""Who has promised what in the plans that hold after CTI, and whether they have said yes (F3, I1).

«Inden CTI-forløbet afsluttes, skal der således være udarbejdet og forankret en langsigtet plan for
fastholdelse» (SEED-4). Anchored means: the persons a plan names have themselves said yes to what it
says of them, and may still be spoken with. A yes was said to certain words; when they change, the
person is asked again. Somebody outside the two departments can say yes to nothing before the
citizen lets them be told (C2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.consent.companies import is_about
from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.involving import obstacles_to_involving
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said
from fodfaeste.rules.words import Word


class SafetyPlanKind(Word):
    """The two plans that hold after CTI."""

    CRISIS = "crisis", "Kriseplan"
    RETENTION = "retention", "Fastholdelsesplan"


class PromiseIn(Word):
    """Which of the plans somebody has a part in."""

    CRISIS = "crisis", "Når det bliver svært"
    RETENTION = "retention", "For at beholde jobbet"
    BOTH = "both", "Begge dele"


class SupporterKind(Word):
    """Who supports: somebody of the network, of the team or at the workplace."""

    NETWORK = "network", "I netværket"
    TEAM = "team", "På teamet"
    WORKPLACE = "workplace", "På arbejdspladsen"


HEADINGS = {
    "signs": "Tegn på, at det går den forkerte vej",
    "strategies": "Det har virket før",
    "what_helps": "Andet, der hjælper",
    "who_does_what": "Det gør borgeren selv",
    "numbers_to_call": "Andre numre",
    "what_keeps_the_job": "Det skal der til for at beholde jobbet",
    "warning_signs": "Tegn på arbejdet",
    "who_supports": "Mere om støtten",
    "next_contacts": "Mere om, hvordan I holder kontakten",
    "people": "Hvem gør hvad",
}
"""The headings of both plans in the order they are read."""

PARTY = {
    SupporterKind.NETWORK: Party.NETWORK_PERSON,
    SupporterKind.WORKPLACE: Party.EMPLOYER,
}
"""Whom a consent must name before somebody outside the departments is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A part in the plans: `accepted` as it reads now; `reachable` when one may speak of it.

    `is_over`: its last day is gone, and nobody helps by it any more.
    """

    plan: PromiseIn
    accepted: bool
    reachable: bool
    is_over: bool = False

    @property
    def stands(self) -> bool:
        """Said yes to, by somebody one may speak with, and still to be kept."""
        return self.accepted and self.reachable and not self.is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchoring:
    """What is known of both plans when one asks whether they hold without the CTI worker."""

    crisis_written: bool
    retention_written: bool
    promises: tuple[Promise, ...]

    @property
    def people_accepted(self) -> bool:
        """Everybody named in either plan has said yes, and each plan names somebody."""
        return all(is_anchored(self.promises, kind) for kind in SafetyPlanKind)


def anchored(facts: Anchoring) -> bool:
    """Say whether both plans are written, and everybody they name has said yes (I1)."""
    return facts.crisis_written and facts.retention_written and facts.people_accepted


def in_plan(promises: Iterable[Promise], kind: SafetyPlanKind) -> tuple[Promise, ...]:
    """Return those with a part in one of the plans."""
    return tuple(one for one in promises if one.plan in (PromiseIn.BOTH, kind.value))


def is_anchored(promises: Iterable[Promise], kind: SafetyPlanKind) -> bool:
    """Say whether a plan names somebody, and all of them stand by it."""
    named = in_plan(promises, kind)
    return bool(named) and all(one.stands for one in named)


def how_anchored(promises: Iterable[Promise], kind: SafetyPlanKind) -> str:
    """Return "Forankret: alle 3 har sagt ja", or how far it is."""
    named = in_plan(promises, kind)
    yes = sum(one.stands for one in named)
    if not named:
        return "Ikke forankret: ingen har fået en opgave i planen endnu"
    over = sum(one.is_over for one in named)
    if over:
        return f"Ikke forankret: den sidste dag er gået for {over} af {len(named)}"
    if yes < len(named):
        return f"Ikke forankret endnu: {yes} af {len(named)} har sagt ja"
    return "Forankret: den ene, der er nævnt, har sagt ja" if yes == 1 else _all_have(yes)


def _all_have(yes: int) -> str:
    return f"Forankret: alle {yes} har sagt ja"


def obstacles_to_yes(
    kind: SupporterKind, consents: Iterable[ConsentFacts], *, is_there: bool, today: date
) -> tuple[Obstacle, ...]:
    """Return why somebody cannot say yes: gone, or the citizen does not let them be told (C2).

    `is_there`: on the team, on the network map, at the workplace one still works at. `consents` are
    those that name this person or this workplace.
    """
    if not is_there:
        return (_STILL_THERE,)
    party = PARTY.get(kind)
    return obstacles_to_involving(party, consents, today=today) if party else ()


def check_yes(
    kind: SupporterKind | None,
    consents: Iterable[ConsentFacts],
    *,
    is_there: bool,
    accepted_on: date,
    today: date,
) -> None:
    """Raise Refused (C2, F3) unless a known person said yes by today and may be told."""
    known = () if kind is None else obstacles_to_yes(kind, consents, is_there=is_there, today=today)
    refuse_if(
        (
            *unmet((kind is not None, _KNOWN_PERSON), (accepted_on <= today, _YES_BY_TODAY)),
            *known,
        )
    )


def check_pointed(*, is_there: bool) -> None:
    """Raise Refused (F3) when the person chosen is gone since the page was opened."""
    refuse_if(unmet((is_there, _STILL_THERE)))


def may_be_told(
    kind: SupporterKind, consents: Iterable[ConsentFacts], *, is_there: bool, today: date
) -> bool:
    """Say whether one may speak with them of it today."""
    return not obstacles_to_yes(kind, consents, is_there=is_there, today=today)


def names(consent: ConsentFacts, company: str) -> bool:
    """Say whether a consent's employer is this company, with or without "ApS" and branch."""
    return consent.to_party is Party.EMPLOYER and is_about(consent.to_name, company)


def workplace_consents(
    consents: Iterable[ConsentFacts], *, company: str, today: date
) -> tuple[ConsentFacts, ...]:
    """Return the consents of today that let this workplace be told something."""
    return tuple(one for one in consents if names(one, company) and is_active(one, today))


def is_over(until: date | None, today: date) -> bool:
    """Say whether the last day of a promise is gone."""
    return until is not None and until < today


def asks_again(*, before: tuple[str, date | None], after: tuple[str, date | None]) -> bool:
    """Say whether a promise says something else now: other words, or another last day."""
    return before != after


def check_promise(text: str, *, until: date | None, today: date) -> None:
    """Raise Refused (F3) when nobody could know what the promise is, or it is over."""
    refuse_if(
        unmet(
            (is_said(text), _PROMISE_SAID),
            (not is_over(until, today), _STILL_TO_COME),
        )
    )


def check_left_out(*, already: bool, reason: str) -> None:
    """Raise Refused (F3) when somebody is taken out of a plan without a word."""
    refuse_if(
        unmet((not already, _IN_THE_PLAN), (is_said(reason, at_least=NOTE_LENGTH), _WHY_LEFT_OUT))
    )


def check_in_plan(*, left_out: bool) -> None:
    """Raise Refused (F3) when somebody who is no longer in the plans is written about."""
    refuse_if(unmet((not left_out, _IN_THE_PLAN)))


_KNOWN_PERSON = Obstacle(
    rule="F3",
    condition="promise_by_a_known_person",
    sentence="Navnet peger ikke på nogen, så der kan ikke være et samtykke til at spørge personen.",
    next_step="Vælg, hvem det er: en på netværkskortet, på teamet eller på arbejdspladsen.",
)
_YES_BY_TODAY = Obstacle(
    rule="F3",
    condition="promise_accepted_by_today",
    sentence="Dagen er ikke kommet endnu, så personen kan ikke have sagt ja.",
    next_step="Vælg den dag, personen sagde ja, eller lad det stå åbent.",
)
_STILL_THERE = Obstacle(
    rule="F3",
    condition="promise_by_somebody_still_there",
    sentence="Personen er ikke længere på teamet, på netværkskortet eller på arbejdspladsen.",
    next_step="Tag personen ud af planen, og find en anden sammen med borgeren.",
)
_PROMISE_SAID = Obstacle(
    rule="F3",
    condition="promise_said",
    sentence="Der står ikke, hvad personen gør. Så ved ingen, hvad der er sagt ja til.",
    next_step="Skriv opgaven, så personen selv kan læse den.",
)
_STILL_TO_COME = Obstacle(
    rule="F3",
    condition="promise_still_to_come",
    sentence="Den sidste dag er allerede gået.",
    next_step="Vælg en dag frem i tiden, eller lad feltet stå tomt.",
)
_IN_THE_PLAN = Obstacle(
    rule="F3",
    condition="promise_in_the_plan",
    sentence="Personen er taget ud af planen.",
    next_step="Skriv personen på igen, hvis borgeren ønsker det.",
)
_WHY_LEFT_OUT = Obstacle(
    rule="F3",
    condition="promise_left_out_with_a_reason",
    sentence="Der står ikke, hvorfor personen tages ud. Planen skal kunne læses bagefter.",
    next_step=f"Skriv hvorfor med mindst {NOTE_LENGTH} tegn.",
)
