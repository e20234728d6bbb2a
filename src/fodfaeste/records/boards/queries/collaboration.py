"""How a team has seen its own working together, time by time (J4)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models import CollaborationCheck
from fodfaeste.records.boards.queries.reach import units_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.boards.collaboration import MEASURES, Answers, Fits, Measure

MOST_SHOWN = 12
"""Three years of quarters: a trend that still fits the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a team answered on a day; `by` wrote it down."""

    id: int
    version: int
    held_on: date
    answers: Answers
    tried: tuple[Measure, ...]
    note: str
    by: str


def unit_for(actor: Actor, unit_id: int, today: date) -> Unit | None:
    """A unit that one leads or works in."""
    return next((unit for unit in units_of(actor, today) if unit.pk == unit_id), None)


def checks_of(unit_id: int) -> tuple[Check, ...]:
    """The latest checks of a unit, the newest first."""
    rows = CollaborationCheck.objects.filter(unit_id=unit_id).select_related("created_by")
    return tuple(told(row) for row in rows.order_by("-held_on")[:MOST_SHOWN])


def check_of(unit_id: int, check_id: int) -> Check | None:
    """One check of a unit, or None."""
    row = CollaborationCheck.objects.filter(unit_id=unit_id, pk=check_id).first()
    return told(row) if row else None


def told(row: CollaborationCheck) -> Check:
    """A row as it is read."""
    return Check(
        id=row.pk,
        version=row.version,
        held_on=row.held_on,
        answers={code: Fits(value) for code, value in row.answers.items()},
        tried=tuple(one for one in MEASURES if one.code in row.tried),
        note=row.note,
        by=row.created_by.name if row.created_by else "",
    )
