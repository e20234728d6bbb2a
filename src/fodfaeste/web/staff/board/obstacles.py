"""«Hindringer»: what is in the way, who removes it by when, and how others were removed (J2)."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.boards.actions import decisions as actions
from fodfaeste.records.boards.queries import meetings, obstacles, reach
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.meeting import Promise
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.board.forms import ObstacleForm, RemovedForm
from fodfaeste.web.staff.board.meetings import FORM, by_name, meeting_url, unit_ids
from fodfaeste.web.staff.companies.forming import Page, answer, draft_here
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.cleaning import sent_number

if TYPE_CHECKING:
    from fodfaeste.accounts.models import Unit
    from fodfaeste.records.boards.queries.obstacles import ObstacleRow


@require_safe
@staff(Permission.BOARD_SEE)
def obstacles_here(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those that are still there, and those that were removed lately."""
    units = unit_ids(desk)
    found = list(obstacles.open_obstacles(desk.actor, units))
    context = {
        "open": [(one, _is_mine(desk, one), one.due_on < desk.today) for one in found],
        "removed": obstacles.removed_lately(desk.actor, units),
        "led": reach.units_led(desk.actor),
        "desk": desk,
    }
    return render(request, "staff/board/obstacles.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_LEAD)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note one that is about no citizen in particular.

    `?moede=` names the meeting it came from, `?enhed=` the unit where one leads several.
    """
    asked = sent_number(request.GET.get("moede", ""))
    row = meetings.meeting_of(tuple(desk.actor.leads_units), asked) if asked else None
    unit = _unit_or_404(desk, row.unit_id if row else sent_number(request.GET.get("enhed", "")))
    draft = draft_here(desk, f"effort-obstacle:{unit.pk}")
    people = by_name({user.pk: user.name for user in reach.may_come(unit.pk, desk.today)})
    started = begun(ObstacleForm, draft.typed)
    form = ObstacleForm(request.POST or None, initial=started, people=people)

    def keep(typed: dict[str, Any]) -> object:
        return actions.note_obstacle(
            actor=desk.actor,
            key=typed["key"],
            unit_id=unit.pk,
            meeting=row if row and row.ended_on is None else None,
            promise=Promise(
                text=typed["text"], responsible=typed["responsible"], due_on=typed["due_on"]
            ),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Ny hindring",
        keep=keep,
        back=meeting_url(row.pk) if row else reverse("board:obstacles"),
        said="Hindringen er skrevet ned.",
        template=FORM,
        rule="J2",
        lead=unit.name,
        draft=draft,
    )
    return answer(request, page, form)


@require_http_methods(["GET", "POST"])
@staff(Permission.BOARD_SEE)
def remove(request: HttpRequest, desk: Desk, obstacle_id: int) -> HttpResponse:
    """Say that one is gone, and how."""
    found = obstacles.obstacle_of(desk.actor, unit_ids(desk), obstacle_id)
    if found is None:
        raise Http404
    draft = draft_here(desk, f"obstacle-removed:{found.pk}")
    form = RemovedForm(request.POST or None, initial=begun(RemovedForm, draft.typed))

    def keep(typed: dict[str, Any]) -> object:
        return actions.remove_obstacle(
            actor=desk.actor,
            obstacle_id=found.pk,
            how=typed["how"],
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = Page(
        title="Hindringen er fjernet",
        keep=keep,
        back=reverse("board:obstacles"),
        button="Luk hindringen",
        said="Hindringen er lukket.",
        template=FORM,
        rule="J2",
        lead=found.text,
        draft=draft,
    )
    return answer(request, page, form)


def _unit_or_404(desk: Desk, unit_id: int) -> "Unit":
    """The unit of the meeting or the address, or the first one leads."""
    led = reach.units_led(desk.actor)
    found = next((unit for unit in led if unit_id in {0, unit.pk}), None)
    if found is None:
        raise Http404
    return found


def _is_mine(desk: Desk, one: "ObstacleRow") -> bool:
    return one.remover_id == desk.actor.id or one.unit_id in desk.actor.leads_units
