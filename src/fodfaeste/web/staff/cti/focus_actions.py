"""What is done about a focus area: agreed, changed, done, undone, taken back (E7)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import focus as actions
from fodfaeste.records.cti.queries import course as queries
from fodfaeste.records.cti.queries.course import Deed
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.focus import area_or_404, phase_url
from fodfaeste.web.staff.cti.focus_forms import ActionForm
from fodfaeste.web.staff.form_page import typed_before
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.merging import chosen

VALUES = ("text", "who", "due_on")


@on_case(Permission.FOCUS_WRITE)
def action(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Agree on an action in a focus area."""
    area = area_or_404(visit, focus_id)
    draft = f"focus-action:{focus_id}"
    form = ActionForm(request.POST or None, initial=typed_before(visit, ActionForm, draft))
    sheet = Sheet(
        title=f"Ny handling: {area.title}",
        goes_to_url=phase_url(visit, area.phase),
        said="Handlingen er gemt.",
        draft=draft,
        save=lambda given: actions.add_action(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            focus_id=focus_id,
            words=form.words(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.FOCUS_WRITE)
def edit(request: HttpRequest, visit: Visit, action_id: int) -> HttpResponse:
    """Change what was agreed."""
    found, draft = _or_404(visit, action_id), f"focus-action-words:{action_id}"
    kept = draft_of(visit.actor, draft)
    form = (
        ActionForm(chosen(request.POST))
        if request.method == "POST"
        else ActionForm.showing(
            _values(found), version=found.version, draft=kept.fields if kept else None
        )
    )
    sheet = Sheet(
        title="Ret handlingen",
        goes_to_url=phase_url(visit, found.focus_area.phase),
        said="Handlingen er rettet.",
        draft=draft,
        values_of=_values,
        save=lambda given: actions.change_action(
            actor=visit.actor,
            case=visit.case,
            action_id=action_id,
            version=given["version"] or 0,
            words=form.words(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.FOCUS_WRITE)
def mark(request: HttpRequest, visit: Visit, action_id: int) -> HttpResponse:
    """Mark an action as done, or undone again."""
    found = _or_404(visit, action_id)
    actions.mark_action(
        actor=visit.actor,
        case=visit.case,
        action_id=action_id,
        done=request.POST.get("done") == "ja",
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(phase_url(visit, found.focus_area.phase))


@require_POST
@on_case(Permission.FOCUS_WRITE)
def take_back(request: HttpRequest, visit: Visit, action_id: int) -> HttpResponse:
    """Take an action off the plan that was written by mistake."""
    found = _or_404(visit, action_id)
    actions.take_back_action(
        actor=visit.actor, case=visit.case, action_id=action_id, today=visit.today, now=visit.now
    )
    messages.success(request, "Handlingen er taget af planen.")
    return HttpResponseRedirect(phase_url(visit, found.focus_area.phase))


def _or_404(visit: Visit, action_id: int) -> Deed:
    found = queries.focus_action(visit.case.pk, action_id)
    if found is None:
        raise Http404
    return found


def _values(held: Deed) -> dict[str, object]:
    return {name: getattr(held, name) for name in VALUES}
