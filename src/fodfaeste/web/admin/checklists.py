"""The checklists of the phases, each item changed from a day on (F0–F3)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.catalogues import checklist_actions as actions
from fodfaeste.records.catalogues import checklist_queries as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.checklists import EVERY_PHASE
from fodfaeste.web.admin.forms import TurnForm, sent
from fodfaeste.web.admin.law import DONE, follow, lines, turn_of
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import ChipChoice, LineField

LIST = "admin:checklists"
PHASES = [(EVERY_PHASE, "Alle faser"), (1, "Fase 1"), (2, "Fase 2"), (3, "Fase 3")]


class ItemForm(TurnForm):
    """How an item reads from a day, and whether it is on the list."""

    text = LineField(label="Punktet", help_text="Én ting at huske, i en kort sætning.")
    is_used = forms.BooleanField(
        label="Punktet står på listen",
        help_text="Uden kryds forsvinder det fra den dag. Det, der er krydset af, bliver stående.",
        required=False,
    )


class NewItemForm(TurnForm):
    """An item that the shipped list has not."""

    phase = forms.TypedChoiceField(
        label="Hvilken fase?", choices=PHASES, coerce=int, widget=ChipChoice
    )
    text = LineField(label="Punktet", help_text="Én ting at huske, i en kort sætning.")


@require_safe
@staff(Permission.ADMINISTER)
def checklists(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every item there is, was or will be, phase by phase."""
    found = lines(queries.checklist_table(), desk)
    parts = [
        (title, [line for line in found if line.row.phase == phase]) for phase, title in PHASES
    ]
    return render(request, "admin/checklists.html", {"parts": parts})


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def new_checklist_item(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add an item from a day on."""
    form = NewItemForm(sent(request), initial={"from_day": desk.today, "phase": EVERY_PHASE})
    status = attempt(
        form,
        lambda typed: actions.add_checklist_item(
            actor=desk.actor,
            phase=typed["phase"],
            text=typed["text"],
            from_day=typed["from_day"],
            now=desk.now,
        ),
    )
    if status == DONE:
        messages.success(request, "Punktet står nu på listen.")
        return HttpResponseRedirect(reverse(LIST))
    context = {"form": form, "back": reverse(LIST)}
    return render(request, "admin/checklist_item.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.ADMINISTER)
def change_checklist_item(request: HttpRequest, desk: Desk, row_id: int) -> HttpResponse:
    """Let an item read differently, or leave the list, from a day on."""
    row = queries.checklist_row(row_id)
    if row is None:
        raise Http404
    known = {"text": row.text, "is_used": row.is_used, "version": row.version}
    form = ItemForm(sent(request), initial=known)
    return follow(
        request,
        form,
        lambda typed: actions.change_checklist_item(
            actor=desk.actor,
            turn=turn_of(row_id, typed),
            text=typed["text"],
            is_used=typed["is_used"],
            today=desk.today,
            now=desk.now,
        ),
        LIST,
        row,
    )
