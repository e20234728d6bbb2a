"""«Mål for indsatsen»: goals and sub-goals of a unit, and how they stand (J4)."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.boards.actions import goals as actions
from fodfaeste.records.boards.queries import goals, reach
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.kinds import EffortGoalState
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.board.forms import GoalForm, StatusForm
from fodfaeste.web.staff.board.meetings import FORM, by_name, unit_ids
from fodfaeste.web.staff.board.showing import goals_shown
from fodfaeste.web.staff.companies.forming import Page, answer, draft_here
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.merging import chosen

if TYPE_CHECKING:
    from fodfaeste.records.boards.queries.goals import GoalRow


@require_safe
@staff(Permission.BOARD_SEE)
def goals_here(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every goal of the units one comes to or holds an eye on one in, with history."""
    units = goals.units_with(desk.actor, desk.today)
    found = goals_shown(goals.goals_of(tuple(unit.pk for unit in units), desk.today))
    led = reach.units_led(desk.actor)
    context = {
        "units": [
            (unit, [line for line in found if line.row.unit_id == unit.pk], unit in led)
            for unit in units
        ],
        "desk": desk,
        "leads": bool(led),
    }
    return render(request, "staff/board/goals.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set a goal in a unit one leads; `?enhed=` names it where there are several."""
    led = reach.units_led(desk.actor)
    asked = sent_number(request.GET.get("enhed", ""))
    unit = next((one for one in led if asked in {0, one.pk}), None)
    if unit is None:
        raise Http404
    return _set(request, desk, unit_id=unit.pk, title="Nyt mål", lead=unit.name)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def new_below(request: HttpRequest, desk: Desk, effort_goal_id: int) -> HttpResponse:
    """Set a sub-goal."""
    row = _led_or_404(desk, effort_goal_id)
    return _set(
        request, desk, unit_id=row.unit_id, title="Nyt delmål", lead=row.wording, parent_id=row.pk
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def change(request: HttpRequest, desk: Desk, effort_goal_id: int) -> HttpResponse:
    """Give a goal other words, another owner or another day."""
    row = _led_or_404(desk, effort_goal_id)
    form = (
        GoalForm(chosen(request.POST))
        if request.method == "POST"
        else GoalForm.showing(_values(row), version=row.version)
    )
    _offer(form, desk, row.unit_id)

    def keep(typed: dict[str, Any]) -> object:
        return actions.change_goal(
            actor=desk.actor,
            effort_goal_id=row.pk,
            version=typed["version"] or 0,
            goal=_said(typed),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title="Ret målet",
        keep=keep,
        back=reverse("board:goals"),
        said="Målet er rettet.",
        template=FORM,
        rule="J4",
        values_of=_values,
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_SEE)
def status(request: HttpRequest, desk: Desk, effort_goal_id: int) -> HttpResponse:
    """Say how a goal stands; what was said before stands."""
    row = goals.goal_of(unit_ids(desk), effort_goal_id, owner=desk.actor.id)
    if row is None:
        raise Http404
    draft = draft_here(desk, f"effort-goal:{row.pk}")
    started = {"state": row.state, **begun(StatusForm, draft.typed)}
    form = StatusForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> object:
        return actions.note_status(
            actor=desk.actor,
            key=typed["key"],
            effort_goal_id=row.pk,
            state=EffortGoalState(typed["state"]),
            note=typed["note"],
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Status på målet",
        keep=keep,
        back=reverse("board:goals"),
        said="Status er skrevet ned.",
        template=FORM,
        rule="J4",
        lead=row.wording,
        draft=draft,
    )
    return answer(request, page, form)


def _set(
    request: HttpRequest,
    desk: Desk,
    *,
    unit_id: int,
    title: str,
    lead: str,
    parent_id: int | None = None,
) -> HttpResponse:
    form = GoalForm(request.POST or None)
    _offer(form, desk, unit_id)

    def keep(typed: dict[str, Any]) -> object:
        return actions.set_goal(
            actor=desk.actor,
            key=typed["key"],
            unit_id=unit_id,
            goal=_said(typed, parent_id=parent_id),
            today=desk.today,
            now=desk.now,
        )

    page = Page(
        title=title,
        keep=keep,
        back=reverse("board:goals"),
        said="Målet er sat.",
        template=FORM,
        rule="J4",
        lead=lead,
    )
    return answer(request, page, form)


def _said(typed: dict[str, Any], *, parent_id: int | None = None) -> actions.NewGoal:
    return actions.NewGoal(
        wording=typed["wording"],
        owner=typed["owner"],
        due_on=typed["due_on"],
        parent_id=parent_id,
    )


def _offer(form: GoalForm, desk: Desk, unit_id: int) -> None:
    form.offer(by_name({user.pk: user.name for user in reach.may_come(unit_id, desk.today)}))


def _values(row: Any) -> dict[str, Any]:
    return {"wording": row.wording, "owner": row.owner_id, "due_on": row.due_on}


def _led_or_404(desk: Desk, effort_goal_id: int) -> "GoalRow":
    row = goals.goal_of(tuple(desk.actor.leads_units), effort_goal_id)
    if row is None:
        raise Http404
    return row
