"""Procedures written: a new one, from an outline or from nothing, and a new text of one (J7)."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.records.catalogues import procedure_actions as actions
from fodfaeste.records.catalogues.procedure_actions import ProcedureFacts
from fodfaeste.records.catalogues.procedure_queries import Standing, newest_text
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.administration.procedures import OUTLINES, ProcedureArea, Written
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer, draft_here
from fodfaeste.web.staff.procedures.reading import procedure_or_404
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import ChipChoice
from fodfaeste.web.ui.merging import MergeableForm, chosen
from fodfaeste.web.ui.texts import LineField, LongTextField

if TYPE_CHECKING:
    from fodfaeste.records.catalogues.models import Procedure

FORM = "staff/procedures/form.html"
LEAD = "Skriv, hvem der gør hvad, hvornår og med hvem. Alle kolleger kan læse det."


class ProcedureForm(MergeableForm):
    """What a procedure says, and who decided it."""

    title = LineField(label="Hvad handler arbejdsgangen om?")
    area = forms.ChoiceField(
        label="Hvor i indsatsen?", choices=ProcedureArea.choices(), widget=ChipChoice
    )
    text = LongTextField(label="Sådan gør vi", rows=14)
    decided_on = DanishDateField(label="Besluttet den")
    decided_by = LineField(
        label="Besluttet af", help_text="For eksempel ledergruppen eller styregruppen."
    )
    review_on = DanishDateField(
        label="Vi ser på den igen den",
        required=False,
        help_text="En måned før står der ved arbejdsgangen, at den skal ses på igen.",
    )


class ChangedProcedureForm(ProcedureForm):
    """A procedure that stands may also be set aside."""

    is_used = forms.BooleanField(
        label="Arbejdsgangen gælder",
        help_text="Uden kryds lægges den væk. Alle dens udgaver kan stadig læses.",
        required=False,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.PROCEDURES_WRITE)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write a procedure; with `skabelon` the questions of an outline stand in it."""
    asked = request.GET.get("skabelon", "")
    outlined = _outlined(asked)
    draft = draft_here(desk, f"procedure:new:{asked}" if outlined else "procedure:new")
    started = {**outlined, "decided_on": desk.today}
    form = ProcedureForm(
        request.POST or None, initial={**started, **begun(ProcedureForm, draft.typed)}
    )

    def keep(typed: dict[str, Any]) -> "Procedure":
        return actions.write_procedure(
            actor=desk.actor,
            key=typed["key"],
            facts=_facts(typed),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Ny arbejdsgang",
        keep=keep,
        back=reverse("staff:procedures:procedures"),
        said="Arbejdsgangen er gemt.",
        done=lambda made: _url(made.pk),
        template=FORM,
        rule="J7",
        lead=LEAD,
        draft=draft,
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.PROCEDURES_WRITE)
def change(request: HttpRequest, desk: Desk, procedure_id: int) -> HttpResponse:
    """Let a procedure read differently, or set it aside."""
    found = procedure_or_404(procedure_id)
    draft = draft_here(desk, f"procedure:{procedure_id}")
    form = (
        ChangedProcedureForm(chosen(request.POST))
        if request.method == "POST"
        else ChangedProcedureForm.showing(
            _values(found.row), version=found.row.version, draft=draft.typed
        )
    )

    def keep(typed: dict[str, Any]) -> "Procedure":
        return actions.change_procedure(
            actor=desk.actor,
            procedure_id=procedure_id,
            version=typed["version"] or 0,
            facts=_facts(typed),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Ret arbejdsgangen",
        keep=keep,
        back=_url(procedure_id),
        said="Arbejdsgangen er gemt. Den forrige udgave kan stadig læses.",
        template=FORM,
        rule="J7",
        lead=LEAD,
        draft=draft,
        values_of=_values,
        context={"procedure": found.row},
    )
    return answer(request, page, form)


def _facts(typed: dict[str, Any]) -> ProcedureFacts:
    return ProcedureFacts(
        area=ProcedureArea(typed["area"]),
        written=Written(
            title=typed["title"],
            text=typed["text"],
            decided_on=typed["decided_on"],
            decided_by=typed["decided_by"],
            review_on=typed["review_on"],
        ),
        is_used=typed.get("is_used", True),
    )


def _values(row: "Procedure") -> dict[str, Any]:
    """What stands in a procedure now, field by field."""
    now = Standing(row, newest_text(row))
    return {
        "title": now.row.title,
        "area": now.row.area,
        "text": now.text.text,
        "decided_on": now.text.decided_on,
        "decided_by": now.text.decided_by,
        "review_on": now.text.review_on,
        "is_used": now.row.is_used,
    }


def _outlined(number: str) -> dict[str, Any]:
    """Title, area and questions of the outline that was chosen; nothing for any other word."""
    outlines = {str(place): outline for place, outline in enumerate(OUTLINES)}
    outline = outlines.get(number)
    if outline is None:
        return {}
    text = "\n\n".join(f"{question}\n" for question in outline.questions)
    return {"title": outline.title, "area": outline.area, "text": text}


def _url(procedure_id: int) -> str:
    return reverse("staff:procedures:procedure", args=[procedure_id])
