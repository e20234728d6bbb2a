"""An opening: what a company would like done, at which hours and until when (D1).

«finde det rette match mellem borger og virksomhed» (SEED-4) takes two sides: what the citizen
wishes, and what a workplace needs done now. An opening is written down so that it can be compared.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

MOST_MINUTES = 37 * 60
MOST_PLACES = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """What decides whether an opening can be written down."""

    company_open: bool
    places: int
    open_from: date
    closes_on: date | None = None
    least_minutes: int | None = None
    most_minutes: int | None = None


def obstacles_to_opening(facts: OpeningFacts) -> tuple[Obstacle, ...]:
    """Return what stands in the way of an opening."""
    least, most = facts.least_minutes, facts.most_minutes
    return unmet(
        (facts.company_open, _COMPANY_OPEN),
        (least is None or most is None or least <= most, _HOURS_FORWARD),
        (max(least or 0, most or 0) <= MOST_MINUTES, _WITHIN_A_WEEK),
        (facts.closes_on is None or facts.closes_on >= facts.open_from, _DAYS_FORWARD),
        (1 <= facts.places <= MOST_PLACES, _HAS_PLACES),
    )


def check_opening(facts: OpeningFacts) -> None:
    """Raise Refused (D1) when the opening cannot be written down."""
    refuse_if(obstacles_to_opening(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningEnded:
    """How an opening ends."""

    reason: OpeningEnd | None
    ended_on: date
    open_from: date
    note: str = ""


def check_opening_end(facts: OpeningEnded, *, today: date) -> None:
    """Raise Refused (D1) unless the end has a reason and a day that has come."""
    told = facts.reason is not OpeningEnd.OTHER or is_said(facts.note, at_least=NOTE_LENGTH)
    refuse_if(
        unmet(
            (facts.reason is not None, _END_REASON),
            (facts.open_from <= facts.ended_on <= today, _END_IN_ORDER),
            (told, _END_TOLD),
        )
    )


_COMPANY_OPEN = Obstacle(
    rule="D1",
    condition="opening_company_open",
    sentence="Virksomheden er lukket i registret.",
    next_step="Åbn virksomheden igen, hvis det er en fejl.",
)
_HOURS_FORWARD = Obstacle(
    rule="D1",
    condition="opening_hours_forward",
    sentence="Det mindste timetal er større end det største.",
    next_step="Byt om på de to tal, eller lad det ene stå tomt.",
)
_WITHIN_A_WEEK = Obstacle(
    rule="D1",
    condition="opening_within_a_week",
    sentence="Der kan højst være 37 timer om ugen.",
    next_step="Ret timetallet.",
)
_DAYS_FORWARD = Obstacle(
    rule="D1",
    condition="opening_days_forward",
    sentence="Åbningen lukker, før den åbner.",
    next_step="Ret en af de to datoer, eller lad den sidste stå tom.",
)
_HAS_PLACES = Obstacle(
    rule="D1",
    condition="opening_has_places",
    sentence=f"Antallet af pladser skal være mellem 1 og {MOST_PLACES}.",
    next_step="Skriv, hvor mange der er brug for.",
)
_END_REASON = Obstacle(
    rule="D1",
    condition="opening_end_reason",
    sentence="Der er ikke valgt, hvorfor åbningen slutter.",
    next_step="Vælg en grund.",
)
_END_IN_ORDER = Obstacle(
    rule="D1",
    condition="opening_end_in_order",
    sentence="Åbningen kan ikke slutte, før den åbnede, eller ude i fremtiden.",
    next_step="Ret datoen.",
)
_END_TOLD = Obstacle(
    rule="D1",
    condition="opening_end_told",
    sentence="Grunden er »Andet«, og det står ikke, hvad der skete.",
    next_step="Skriv, hvad der skete.",
)
