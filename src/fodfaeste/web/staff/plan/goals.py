"""Goals, the steps towards them, and the order the citizen puts them in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.plan import actions, queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import GoalStatus
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.forms import PARAGRAPH, GoalForm, NewGoalForm, SubGoalForm
from fodfaeste.web.staff.plan.sheet import Sheet, plan_url, receive, show, typed
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.merging import chosen


@on_case(Permission.PLAN_WRITE)
def new_goal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A goal to begin with."""
    draft = f"plan-goal:{visit.case.pk}"

    def write(cleaned: dict[str, Any]) -> object:
        return actions.add_goal(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            wording=cleaned["wording"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(title="Nyt mål", write=write, said="Målet står nu i planen.", draft=draft)
    if request.method == "POST":
        return receive(request, visit, sheet, NewGoalForm(request.POST))
    first = {"wording": _own_words(visit), **begun(NewGoalForm, typed(visit, draft) or {})}
    return show(request, visit, sheet, NewGoalForm(initial=first))


def _own_words(visit: Visit) -> str:
    """What the first goal begins with: the citizen's own words, to be made shorter."""
    content = queries.content_of(visit.case.pk)
    fits = not content.goals and len(content.citizen_words) <= PARAGRAPH
    return content.citizen_words if fits else ""


@on_case(Permission.PLAN_WRITE)
def goal(request: HttpRequest, visit: Visit, goal_id: int) -> HttpResponse:
    """Change a goal's words or how far it is."""
    found, draft = queries.goal_of(visit.case.pk, goal_id), f"plan-goal:{visit.case.pk}:{goal_id}"
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.edit_goal(
            actor=visit.actor,
            case=visit.case,
            goal_id=goal_id,
            version=cleaned["version"] or 0,
            seen=cleaned["seen"] or None,
            new=actions.GoalWords(wording=cleaned["wording"], status=GoalStatus(cleaned["status"])),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    def values_of(record: Any) -> dict[str, Any]:
        return {"wording": record.wording, "status": record.status}

    sheet = Sheet(
        title="Ret målet",
        write=write,
        said="Målet er gemt.",
        anchor=f"#maal-{goal_id}",
        draft=draft,
        values_of=values_of,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, GoalForm(chosen(request.POST)))
    form = GoalForm.showing(values_of(found), version=found.version, draft=typed(visit, draft))
    return show(request, visit, sheet, form)


@require_POST
@on_case(Permission.PLAN_WRITE)
def move(request: HttpRequest, visit: Visit, goal_id: int) -> HttpResponse:
    """Move a goal one place up or down."""
    if queries.goal_of(visit.case.pk, goal_id) is None:
        raise Http404
    actions.move_goal(
        actor=visit.actor,
        case=visit.case,
        goal_id=goal_id,
        up=request.POST.get("vej") == "op",
        stood=sent_number(request.POST["plads"]) if "plads" in request.POST else None,
        today=visit.today,
        now=visit.now,
    )
    return HttpResponseRedirect(f"{plan_url(visit)}#maal-{goal_id}")


@on_case(Permission.PLAN_WRITE)
def new_sub_goal(request: HttpRequest, visit: Visit, goal_id: int) -> HttpResponse:
    """A new step towards a goal."""
    found, draft = queries.goal_of(visit.case.pk, goal_id), f"plan-step:{visit.case.pk}:{goal_id}"
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.add_sub_goal(
            actor=visit.actor,
            key=cleaned["key"],
            case=visit.case,
            goal_id=goal_id,
            new=_sub_goal(cleaned),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    sheet = Sheet(
        title="Nyt delmål",
        lead=f"Et skridt mod målet »{found.wording}«.",
        write=write,
        said="Delmålet står nu i planen.",
        anchor=f"#maal-{goal_id}",
        draft=draft,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, SubGoalForm(request.POST))
    form = SubGoalForm.showing({"status": GoalStatus.CURRENT}, version=0, draft=typed(visit, draft))
    return show(request, visit, sheet, form)


@on_case(Permission.PLAN_WRITE)
def sub_goal(request: HttpRequest, visit: Visit, sub_goal_id: int) -> HttpResponse:
    """Change a step."""
    found = queries.sub_goal_of(visit.case.pk, sub_goal_id)
    draft = f"plan-step-edit:{visit.case.pk}:{sub_goal_id}"
    if found is None:
        raise Http404

    def write(cleaned: dict[str, Any]) -> object:
        return actions.edit_sub_goal(
            actor=visit.actor,
            case=visit.case,
            sub_goal_id=sub_goal_id,
            version=cleaned["version"] or 0,
            seen=cleaned["seen"] or None,
            new=_sub_goal(cleaned),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    def values_of(record: Any) -> dict[str, Any]:
        return {"wording": record.wording, "due_on": record.due_on, "status": record.status}

    sheet = Sheet(
        title="Ret delmålet",
        lead=f"Et skridt mod målet »{found.goal.wording}«.",
        write=write,
        said="Delmålet er gemt.",
        anchor=f"#maal-{found.goal.pk}",
        draft=draft,
        values_of=values_of,
    )
    if request.method == "POST":
        return receive(request, visit, sheet, SubGoalForm(chosen(request.POST)))
    form = SubGoalForm.showing(values_of(found), version=found.version, draft=typed(visit, draft))
    return show(request, visit, sheet, form)


def _sub_goal(cleaned: dict[str, Any]) -> actions.NewSubGoal:
    return actions.NewSubGoal(
        wording=cleaned["wording"],
        due_on=cleaned["due_on"],
        status=GoalStatus(cleaned["status"]),
    )
