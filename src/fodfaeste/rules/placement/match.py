"""A job match is said aloud, on a day, with the citizen's yes (D2); and it may end (D11).

«Når jobkonsulent og borger har fundet et jobmatch, igangsættes CTI-indsatsen ved, at jobkonsulenten
tager kontakt til den CTI-uddannede medarbejder» (SEED-4)
«inden de vokser sig store og fx fører til et afbrudt virksomhedspraktik- forløb» (SEED-3)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

_AS_AGREED = frozenset({MatchEndReason.COMPLETED, MatchEndReason.ORDINARY_JOB})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What is known when a match is about to be recorded."""

    found_on: date
    citizen_said_yes_on: date | None
    company_named: bool
    other_match_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchEnd:
    """What is known when a match is about to end."""

    found_on: date
    ends_on: date
    reason: MatchEndReason | None
    note: str


def obstacles_to_match(facts: Match, *, today: date) -> tuple[Obstacle, ...]:
    """Return what the match lacks; empty when it can be recorded."""
    yes = facts.citizen_said_yes_on
    return unmet(
        (facts.company_named, _COMPANY_NAMED),
        (yes is not None, _CITIZEN_SAID_YES),
        (yes is None or yes <= facts.found_on, _YES_BEFORE_MATCH),
        (facts.found_on <= today, _FOUND_BY_NOW),
        (not facts.other_match_open, _NO_OTHER_MATCH),
    )


def check_match(facts: Match, *, today: date) -> None:
    """Raise Refused (D2) unless the match can be recorded."""
    refuse_if(obstacles_to_match(facts, today=today))


def check_match_open(*, is_open: bool) -> None:
    """Raise Refused (D2) when there is no match in progress to build on."""
    refuse_if(unmet((is_open, _MATCH_OPEN)))


def is_interrupted(reason: MatchEndReason) -> bool:
    """Say whether a match that ends so was broken off, and not ended as agreed."""
    return reason not in _AS_AGREED


def obstacles_to_match_end(facts: MatchEnd, *, today: date) -> tuple[Obstacle, ...]:
    """Return what ending the match lacks; an interrupted one needs a note on what happened."""
    noted = facts.reason in _AS_AGREED or is_said(facts.note, at_least=NOTE_LENGTH)
    return unmet(
        (facts.reason is not None, _END_REASON_KNOWN),
        (facts.found_on <= facts.ends_on, _ENDS_AFTER_MATCH),
        (facts.ends_on <= today, _ENDED_BY_NOW),
        (facts.reason is None or noted, _END_EXPLAINED),
    )


def check_match_end(facts: MatchEnd, *, today: date) -> None:
    """Raise Refused (D11) unless the match may end."""
    refuse_if(obstacles_to_match_end(facts, today=today))


def _said(rule: str, condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule=rule, condition=condition, sentence=sentence, next_step=next_step)


_COMPANY_NAMED = _said(
    "D2",
    "company_named",
    "Jobmatchet har ingen virksomhed. Et match er et bestemt job et bestemt sted.",
    "Vælg virksomheden, eller opret den først.",
)
_CITIZEN_SAID_YES = _said(
    "D2",
    "citizen_said_yes",
    "Borgerens ja til jobmatchet er ikke noteret. Borger og jobkonsulent finder matchet sammen.",
    "Tal med borgeren om jobbet, og skriv den dag, borgeren sagde ja.",
)
_YES_BEFORE_MATCH = _said(
    "D2",
    "yes_before_match",
    "Borgerens ja er dateret efter jobmatchet. Der er først et match, når borgeren har sagt ja.",
    "Ret en af de to datoer.",
)
_FOUND_BY_NOW = _said(
    "D2",
    "found_by_now",
    "Jobmatchet er dateret ude i fremtiden.",
    "Ret datoen til den dag, matchet blev fundet.",
)
_NO_OTHER_MATCH = _said(
    "D2",
    "no_other_match",
    "Borgeren har allerede et jobmatch, som er i gang.",
    "Afslut det første match, før du registrerer et nyt.",
)
_MATCH_OPEN = _said(
    "D2",
    "match_open",
    "Der er ikke noget jobmatch i gang. Praktik, aftale og timer hører til et bestemt job.",
    "Registrér jobmatchet først.",
)
_END_REASON_KNOWN = _said(
    "D11",
    "end_reason_known",
    "Det står ikke, hvorfor jobmatchet slutter. Det næste match bygger på, hvad I lærte.",
    "Vælg grunden.",
)
_ENDS_AFTER_MATCH = _said(
    "D11",
    "ends_after_match",
    "Jobmatchet slutter før den dag, det blev fundet.",
    "Ret slutdatoen.",
)
_ENDED_BY_NOW = _said(
    "D11",
    "ended_by_now",
    "Slutdatoen ligger ude i fremtiden. Jobmatchet er i gang til den dag, det slutter.",
    "Afslut jobmatchet, når dagen er kommet.",
)
_END_EXPLAINED = _said(
    "D11",
    "end_explained",
    "Jobmatchet blev afbrudt, og der står ikke, hvad der skete.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvad der skete, og hvad I gør nu.",
)
