"""Earlier texts of the plans that hold after CTI, each against the one before (F3, M3)."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.cti.queries.safety import versions_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.promises import HEADINGS, SafetyPlanKind
from fodfaeste.rules.plan.word_difference import Piece, PieceKind, pieces
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.safety.reading import closed_to

SHOWN = 30
BEFORE_ALL: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """One saved text: who, when, and what was new in it, heading by heading."""

    number: int
    saved: datetime
    by: str
    agreed_on: date | None
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]


@require_safe
@on_case(Permission.CTI_SEE)
def crisis_history(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every text the crisis plan has had."""
    return _history(request, visit, SafetyPlanKind.CRISIS)


@require_safe
@on_case(Permission.CTI_SEE)
def retention_history(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every text the retention plan has had."""
    return _history(request, visit, SafetyPlanKind.RETENTION)


def _history(request: HttpRequest, visit: Visit, kind: SafetyPlanKind) -> HttpResponse:
    if shut := closed_to(request, visit):
        return shut
    context = {
        "kind": kind,
        "changes": changes(visit.case.pk, kind),
        "back": "staff:safety:crisis_plan"
        if kind is SafetyPlanKind.CRISIS
        else "staff:safety:retention",
        "may_write": visit.allows(Permission.SAFETY_PLAN_WRITE),
    }
    return case_page(request, visit, "staff/safety/history.html", context, tab="cti")


def changes(case_id: int, kind: SafetyPlanKind) -> tuple[Change, ...]:
    """The latest texts, the newest first, each with what was new in it."""
    rows = list(versions_of(case_id, kind)[: SHOWN + 1])
    contents = [row.content for row in rows] + ([BEFORE_ALL] if len(rows) <= SHOWN else [])
    found = zip(rows, pairwise(contents), strict=False)
    return tuple(
        Change(
            number=row.number,
            saved=row.created_at,
            by=row.created_by.name if row.created_by else "",
            agreed_on=row.agreed_on,
            fields=_new_in(before, after),
        )
        for row, (after, before) in found
    )


def _new_in(
    before: dict[str, str], after: dict[str, str]
) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    return tuple(
        (heading, _pieces(before, code, after.get(code, "")))
        for code, heading in HEADINGS.items()
        if before.get(code, "") != after.get(code, "")
    )


def _pieces(before: dict[str, str], code: str, text: str) -> tuple[Piece, ...]:
    """What is new under a heading; in the very first text nothing is marked."""
    if before is BEFORE_ALL:
        return (Piece(PieceKind.KEPT, text),)
    return pieces(before.get(code, ""), text)
