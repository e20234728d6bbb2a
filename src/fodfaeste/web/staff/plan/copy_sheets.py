"""Copy what stands here to another system, field by field, and note that it is done (M7)."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.catalogues.queries import SheetRow, copy_sheet, copy_sheets
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.actions.transfers import note_transfer, take_text, undo_transfer
from fodfaeste.records.plan.queries import WrittenPlan
from fodfaeste.records.plan.queries.transfers import transfers_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.plan.copy_sheets import as_file, marks
from fodfaeste.rules.refusal import Refused
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.copy_states import SheetState, copied_states, sheet_state
from fodfaeste.web.staff.plan.sheet import CONFLICT, INVALID
from fodfaeste.web.ui.forms import KeyedForm


class TransferForm(KeyedForm):
    """That the sheet was copied as it stood on the page."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)


@on_case(Permission.AGREEMENT_SEE)
def sheets(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every sheet in use, one's own area first, and how each stands."""
    copied = {state.sheet.pk: state for state in copied_states(visit, _plan(visit).holding)}
    mine = _departments(visit)
    rows = [
        {"sheet": sheet, "state": copied.get(sheet.pk), "is_mine": sheet.department in mine}
        for sheet in copy_sheets()
        if sheet.is_used or sheet.pk in copied
    ]
    rows.sort(key=lambda row: not row["is_mine"])
    return case_page(request, visit, "staff/plan/copy_sheets.html", {"rows": rows}, tab="plan")


@on_case(Permission.AGREEMENT_SEE)
def sheet(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """One sheet, ready to copy: the plan that holds, or the draft while nothing is approved."""
    plan = _plan(visit)
    return _page(request, visit, _state(visit, sheet_id, plan), plan)


@on_case(Permission.AGREEMENT_SEE)
def text(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The whole sheet as plain text; the file's name tells nothing about anybody."""
    state = _state(visit, sheet_id, _plan(visit))
    take_text(
        actor=visit.actor, case=visit.case, sheet=state.sheet, today=visit.today, now=visit.now
    )
    answer = HttpResponse(
        as_file(state.name, state.texts), content_type="text/plain; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="kopiark-{state.sheet.pk}.txt"'
    return answer


@require_POST
@on_case(Permission.PLAN_WRITE)
def transferred(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """Note that the sheet was copied; what was written meanwhile has to be copied first."""
    plan = _plan(visit)
    state, form = _state(visit, sheet_id, plan), TransferForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, state, plan, form, status=INVALID)
    try:
        with transaction.atomic():
            note_transfer(
                actor=visit.actor,
                key=form.cleaned_data["key"],
                case=visit.case,
                sheet_id=sheet_id,
                texts=state.texts,
                read=form.cleaned_data["read"],
                today=visit.today,
                now=visit.now,
            )
    except Refused as refused:
        again = _form(state)
        again.refuse(refused)
        return _page(request, visit, state, plan, again, status=CONFLICT)
    messages.success(request, f"Det er noteret, at arket er overført til {state.sheet.system}.")
    return HttpResponseRedirect(_url(visit, sheet_id))


@require_POST
@on_case(Permission.PLAN_WRITE)
def undo(request: HttpRequest, visit: Visit, sheet_id: int, transfer_id: int) -> HttpResponse:
    """Take back the note that the sheet was copied."""
    if not transfers_of(visit.case.pk, sheet_id, number=transfer_id):
        raise Http404
    undo_transfer(
        actor=visit.actor,
        case=visit.case,
        transfer_id=transfer_id,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, "Noten om, at arket er overført, er taget tilbage.")
    return HttpResponseRedirect(_url(visit, sheet_id))


def _row(sheet_id: int) -> SheetRow:
    found = copy_sheet(sheet_id)
    if found is None:
        raise Http404
    return found


def _plan(visit: Visit) -> WrittenPlan:
    return queries.written_plan(visit.case.pk)


def _state(visit: Visit, sheet_id: int, plan: WrittenPlan) -> SheetState:
    return sheet_state(visit, _row(sheet_id), plan.holding)


def _form(state: SheetState) -> TransferForm:
    return TransferForm(initial={"read": marks(state.texts)})


def _url(visit: Visit, sheet_id: int) -> str:
    return reverse("staff:plan:copy_sheet", kwargs={"case_id": visit.case.pk, "sheet_id": sheet_id})


def _departments(visit: Visit) -> frozenset[Department]:
    return frozenset(filter(None, map(department_of, visit.relation.seats)))


def _page(
    request: HttpRequest,
    visit: Visit,
    state: SheetState,
    plan: WrittenPlan,
    form: TransferForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    is_mine = state.sheet.department in _departments(visit)
    context = {
        "state": state,
        "is_draft": plan.approved is None,
        "is_changed": plan.approved is not None and not plan.is_approved,
        "form": form or _form(state),
        "whole": as_file(state.name, state.texts),
        "has_text": any(text.text for text in state.texts),
        "transfers": transfers_of(visit.case.pk, state.sheet.pk),
        "may_note": is_mine and visit.allows(Permission.PLAN_WRITE),
        "area": Department(state.sheet.department).label,
    }
    return case_page(
        request, visit, "staff/plan/copy_sheet.html", context, tab="plan", status=status
    )
