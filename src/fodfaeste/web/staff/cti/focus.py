"""Focus areas of the phases, what is done about them, and how they ended (E7)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import focus as actions
from fodfaeste.records.cti.queries import course as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.clock import phase_on
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.forms import ActionForm, ConcludeForm, FocusForm
from fodfaeste.web.staff.cti.sheets import Sheet, answer
from fodfaeste.web.ui.merging import chosen

HERE = "staff:cti:focus"


@on_case(Permission.FOCUS_WRITE)
def focus(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the focus areas of every phase, and take a new one."""
    course = queries.open_course(visit.case.pk)
    if course is None:
        return HttpResponseRedirect(_url(visit, "staff:cti:cti"))
    fixed = queries.clock_of(course)
    phase = phase_on(fixed, visit.today)
    now = phase.number if phase else 1 if visit.today < fixed.starts_on else 3
    phases = [(part.number, f"Fase {part.number}") for part in fixed.phases if part.number >= now]
    form = FocusForm(
        request.POST or None, initial={"phase": now, "chosen_on": visit.today}, phases=phases
    )
    sheet = Sheet(
        title="Fokusområder",
        template="staff/cti/focus.html",
        goes_to=HERE,
        said="Fokusområdet er gemt.",
        context={
            "areas": queries.focus_areas_of(course),
            "phase": phase,
        },
        save=lambda given: actions.choose(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            focus=actions.NewFocus(
                phase=given["phase"],
                track=given["track"],
                title=given["title"],
                chosen_how=given["chosen_how"],
                chosen_on=given["chosen_on"],
                why=given["why"],
                goal_in_own_words=given["goal_in_own_words"],
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.FOCUS_WRITE)
def action(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Agree on an action in a focus area."""
    area = queries.focus_area(visit.case.pk, focus_id)
    if area is None:
        raise Http404
    form = ActionForm(request.POST or None)
    sheet = Sheet(
        title=f"Ny handling: {area.title}",
        goes_to=HERE,
        said="Handlingen er gemt.",
        save=lambda given: actions.add_action(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            focus_id=focus_id,
            words=actions.ActionWords(
                text=given["text"], who=given["who"], due_on=given["due_on"]
            ),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.FOCUS_WRITE)
def mark(request: HttpRequest, visit: Visit, action_id: int) -> HttpResponse:
    """Mark an action as done, or undone again."""
    if not queries.has_action(visit.case.pk, action_id):
        raise Http404
    actions.mark_action(
        actor=visit.actor,
        case=visit.case,
        action_id=action_id,
        done=request.POST.get("done") == "ja",
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(_url(visit, HERE))


@on_case(Permission.FOCUS_WRITE)
def conclude(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Say what became of a focus area."""
    area = queries.focus_area(visit.case.pk, focus_id)
    if area is None:
        raise Http404
    form = (
        ConcludeForm(chosen(request.POST))
        if request.method == "POST"
        else ConcludeForm.showing(
            {"state": area.state, "result": area.result}, version=area.version
        )
    )
    sheet = Sheet(
        title=f"Afslut fokusområdet: {area.title}",
        goes_to=HERE,
        said="Fokusområdet er afsluttet.",
        values_of=lambda held: {"state": held.state, "result": held.result},
        save=lambda given: actions.conclude(
            actor=visit.actor,
            case=visit.case,
            focus_id=focus_id,
            version=given["version"] or 0,
            ending=actions.FocusEnding(state=given["state"], result=given["result"]),
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


def _url(visit: Visit, name: str) -> str:
    return reverse(name, kwargs={"case_id": visit.case.pk})
