"""Dated tables: law, numbers and names of roles, each changed from a day on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.admin.forms import LawForm, LimitForm, RoleTextForm, TurnForm, sent
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt

DONE = 303


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a dated table, and how it stands to today."""

    row: Any
    is_last: bool
    is_past: bool
    is_to_come: bool


def lines(rows: Iterable[Any], desk: Desk) -> list[Line]:
    """Say of each row whether it holds, held or will hold."""
    return [
        Line(
            row,
            is_last=row.ends_before is None,
            is_past=row.ends_before is not None and row.ends_before <= desk.today,
            is_to_come=row.valid_from is not None and row.valid_from > desk.today,
        )
        for row in rows
    ]


@require_safe
@staff(Permission.ADMINISTER)
def laws(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The table of law."""
    rows = list(queries.law_table())
    named_before = {
        row.pk: before.paragraph
        for row, before in pairwise(rows)
        if row.code == before.code and row.paragraph != before.paragraph
    }
    context = {"lines": [(line, named_before.get(line.row.pk, "")) for line in lines(rows, desk)]}
    return render(request, "admin/laws.html", context)


@require_safe
@staff(Permission.ADMINISTER)
def limits(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The table of numbers."""
    return render(request, "admin/limits.html", {"lines": lines(queries.limit_table(), desk)})


@require_safe
@staff(Permission.ADMINISTER)
def role_texts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The table of names of roles."""
    return render(
        request, "admin/role_texts.html", {"lines": lines(queries.role_text_table(), desk)}
    )


def turn_of(row_id: int, typed: dict[str, Any]) -> actions.Turn:
    """The row that is taken over from, as the form read it, and from when."""
    return actions.Turn(row_id=row_id, version=typed["version"] or 0, from_day=typed["from_day"])


def follow(
    request: HttpRequest,
    form: TurnForm,
    act: Callable[[dict[str, Any]], object],
    back: str,
    row: Any,
) -> HttpResponse:
    """Let a new row take over, or show the form again with what stands in the way."""
    status = attempt(form, act)
    if status == DONE:
        messages.success(request, "Ændringen er gemt og gælder fra den dag, du har valgt.")
        return HttpResponseRedirect(reverse(back))
    context = {"form": form, "row": row, "back": reverse(back)}
    return render(request, "admin/turn.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_law(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let a legal basis read differently from a day on."""
    row = queries.law_row(row_id)
    if row is None:
        raise Http404
    names = actions.LawFacts.__slots__
    form = LawForm(
        sent(request),
        initial={name: getattr(row, name) for name in (*names, "version")},
    )
    return follow(
        request,
        form,
        lambda typed: actions.change_law(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            law=actions.LawFacts(**{name: typed[name] for name in names}),
            today=desk.today,
            now=desk.now,
        ),
        "admin:laws",
        row,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_limit(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let a number be another from a day on."""
    row = queries.limit_row(row_id)
    if row is None:
        raise Http404
    form = LimitForm(sent(request), initial={"value": row.value, "version": row.version})
    form.fields["value"].label = f"{row.label} ({row.unit})"
    return follow(
        request,
        form,
        lambda typed: actions.change_limit(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            value=typed["value"],
            today=desk.today,
            now=desk.now,
        ),
        "admin:limits",
        row,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_role_text(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Call a role something else from a day on."""
    row = queries.role_text_row(row_id)
    if row is None:
        raise Http404
    form = RoleTextForm(
        sent(request),
        initial={"label": row.label, "description": row.description, "version": row.version},
    )
    return follow(
        request,
        form,
        lambda typed: actions.change_role_text(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            label=typed["label"],
            description=typed["description"],
            today=desk.today,
            now=desk.now,
        ),
        "admin:role_texts",
        row,
    )
