"""Procedures read: all of them by area, one of them, and what it said before (J7)."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.records.catalogues import procedure_queries as queries
from fodfaeste.records.catalogues.procedure_queries import Standing
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.administration.procedures import (
    OUTLINES,
    Outline,
    ProcedureArea,
    is_due_for_review,
)
from fodfaeste.rules.plan.word_difference import Piece, pieces
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk

if TYPE_CHECKING:
    from fodfaeste.records.catalogues.models import ProcedureText


@dataclass(frozen=True, slots=True)
class Line:
    """One procedure in the list, and whether it is time to look at it again."""

    standing: Standing
    is_due: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One area of the intervention, and what is written about it."""

    area: ProcedureArea
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One text a procedure has had, and what was new in it."""

    text: "ProcedureText"
    pieces: tuple[Piece, ...]


@require_safe
@staff(Permission.PROCEDURES_SEE)
def procedures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is decided about who does what, in the order of the course, and what each role is."""
    found = queries.procedures()
    used = [one for one in found if one.row.is_used]
    roles = role_texts_on(desk.today)
    context = {
        "parts": _parts(used, desk.today),
        "set_aside": [one for one in found if not one.row.is_used],
        "outlines": _unwritten(used),
        "roles": [roles[role] for role in TEAM_ROLES if role in roles],
        "may_write": desk.allows(Permission.PROCEDURES_WRITE),
        "may_name_roles": desk.allows(Permission.ADMINISTER),
    }
    return render(request, "staff/procedures/procedures.html", context)


@require_safe
@staff(Permission.PROCEDURES_SEE)
def procedure(request: HttpRequest, desk: Desk, procedure_id: int) -> HttpResponse:
    """One procedure as it reads now."""
    found = procedure_or_404(procedure_id)
    context = {
        "procedure": found.row,
        "text": found.text,
        "is_due": found.row.is_used and is_due_for_review(found.text.review_on, desk.today),
        "may_write": desk.allows(Permission.PROCEDURES_WRITE),
    }
    return render(request, "staff/procedures/procedure.html", context)


@require_safe
@staff(Permission.PROCEDURES_SEE)
def history(request: HttpRequest, desk: Desk, procedure_id: int) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Every text the procedure has had, each against the one before; the first as it was."""
    found = procedure_or_404(procedure_id)
    texts = [*queries.texts_of(found.row)]
    before = [text.text for text in (*texts, texts[-1])]
    changes = [
        Change(text, pieces(older, newer))
        for text, (newer, older) in zip(texts, pairwise(before), strict=True)
    ]
    context = {"procedure": found.row, "changes": changes}
    return render(request, "staff/procedures/history.html", context)


def procedure_or_404(procedure_id: int) -> Standing:
    """The procedure that an address names."""
    found = queries.procedure(procedure_id)
    if found is None:
        raise Http404
    return found


def _parts(used: list[Standing], today: date) -> list[Part]:
    parts = (
        Part(
            area,
            tuple(
                Line(one, is_due_for_review(one.text.review_on, today))
                for one in used
                if one.row.area == area
            ),
        )
        for area in ProcedureArea
    )
    return [part for part in parts if part.lines]


def _unwritten(used: list[Standing]) -> list[tuple[int, Outline]]:
    """The outlines of areas that nothing is written about yet, with their numbers."""
    written = {one.row.area for one in used}
    return [
        (number, outline) for number, outline in enumerate(OUTLINES) if outline.area not in written
    ]
