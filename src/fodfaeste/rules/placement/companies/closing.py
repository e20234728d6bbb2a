"""A company closes, and may open again (D1, D11).

«fører til et afbrudt virksomhedspraktik» (SEED-3): when a workplace closes, the openings there
close with it, and whoever works there needs a new plan. Nothing is thrown away.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.companies.kinds import CompanyEnd
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a company closes."""

    already_closed: bool
    merged: bool
    reason: CompanyEnd | None
    closed_on: date
    note: str = ""


def check_closing(facts: Closing, *, today: date) -> None:
    """Raise Refused (D1) unless the company stands, and closes with a reason on a day that came."""
    told = facts.reason is not CompanyEnd.OTHER or is_said(facts.note, at_least=NOTE_LENGTH)
    refuse_if(
        unmet(
            (not facts.already_closed, _NOT_CLOSED),
            (not facts.merged, _STANDS),
            (facts.reason is not None, _REASON),
            (facts.closed_on <= today, _HAS_COME),
            (told, _TOLD),
        )
    )


def check_reopening(*, closed: bool, merged: bool) -> None:
    """Raise Refused (D1) unless the company is closed and has not become part of another."""
    refuse_if(unmet((closed or merged, _IS_CLOSED), (not merged, _STANDS)))


def check_work_at(*, closed: bool) -> None:
    """Raise Refused (D1) when somebody is about to begin at a company that has closed."""
    refuse_if(unmet((not closed, _OPEN_FOR_WORK)))


_OPEN_FOR_WORK = Obstacle(
    rule="D1",
    condition="company_open_for_work",
    sentence="Virksomheden er lukket i registret, så ingen kan begynde der.",
    next_step="Vælg en anden, eller åbn virksomheden igen, hvis det er en fejl.",
)
_NOT_CLOSED = Obstacle(
    rule="D1",
    condition="company_not_closed",
    sentence="Virksomheden er allerede lukket i registret.",
    next_step="Se datoen på virksomhedens side.",
)
_IS_CLOSED = Obstacle(
    rule="D1",
    condition="company_is_closed",
    sentence="Virksomheden er ikke lukket.",
    next_step="Gå tilbage til virksomhedens side.",
)
_STANDS = Obstacle(
    rule="D1",
    condition="company_stands",
    sentence="Virksomheden er lagt sammen med en anden.",
    next_step="Gå til den virksomhed, den er lagt sammen med.",
)
_REASON = Obstacle(
    rule="D1",
    condition="company_close_reason",
    sentence="Der er ikke valgt, hvorfor virksomheden lukkes.",
    next_step="Vælg en grund.",
)
_HAS_COME = Obstacle(
    rule="D1",
    condition="company_close_has_come",
    sentence="Datoen ligger ude i fremtiden.",
    next_step="Luk virksomheden i registret den dag, den lukker.",
)
_TOLD = Obstacle(
    rule="D1",
    condition="company_close_told",
    sentence="Grunden er »Andet«, og det står ikke, hvad der skete.",
    next_step="Skriv, hvad der skete.",
)
