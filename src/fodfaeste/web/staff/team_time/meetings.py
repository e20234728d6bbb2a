"""One meeting of colleagues: moved, cancelled, held, and what it decided (J3)."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.records.meetings.actions import team_meetings as actions
from fodfaeste.records.meetings.queries import team_time as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import Attendance, MeetingState, TeamMeetingKind
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forming import Page, answer, draft_here
from fodfaeste.web.staff.meetings.fields import clock_from, written
from fodfaeste.web.staff.team_time.forms import CancelForm, DecisionForm, HoldForm, MoveForm
from fodfaeste.web.staff.team_time.series import FORM, team_time_or_404
from fodfaeste.web.ui.attempts import begun

if TYPE_CHECKING:
    from fodfaeste.records.meetings.queries.team_time import MeetingRow, TeamTime


@require_safe
@staff(Permission.TEAM_TIME_SEE)
def meeting(request: HttpRequest, desk: Desk, series_id: int, slot_id: int) -> HttpResponse:
    """Who came, what was said and decided, and what stands open from before."""
    found, row = _of(desk, series_id, slot_id)
    came: dict[Attendance, list[str]] = {Attendance.PRESENT: [], Attendance.ABSENT: []}
    for one in row.attended.select_related("user"):
        came[Attendance(one.attendance)].append(one.user.name)
    context = {
        "found": found,
        "meeting": row,
        "state": MeetingState(row.state).label,
        "is_held": row.state is MeetingState.HELD,
        "is_planned": row.state is MeetingState.PLANNED,
        "is_board": found.row.kind == TeamMeetingKind.BOARD,
        "closed": closed_because(row.planned_on) if row.state is MeetingState.PLANNED else "",
        "came": came[Attendance.PRESENT],
        "lacked": came[Attendance.ABSENT],
        "decisions": _with_lateness(queries.decisions_at(row), desk),
        "before": _with_lateness(queries.open_decisions(found.row, before=row.planned_on), desk),
    }
    return render(request, "staff/team_time/meeting.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_SEE)
def move(request: HttpRequest, desk: Desk, series_id: int, slot_id: int) -> HttpResponse:
    """Move one meeting; the others stay."""
    found, row = _of(desk, series_id, slot_id)
    started = {
        "planned_on": row.planned_on,
        "starts_clock": written(row.starts_clock),
        "place": row.place,
        "version": row.version,
    }
    form = MoveForm(request.POST or None, initial=started)

    def keep(typed: dict[str, Any]) -> object:
        return actions.move_team_meeting(
            actor=desk.actor,
            meeting_id=slot_id,
            version=typed["version"] or 0,
            move=actions.TeamMove(
                on=typed["planned_on"],
                clock=clock_from(typed["starts_clock"]) or row.starts_clock,
                place=typed["place"],
                because=typed["because"],
            ),
            today=desk.today,
            now=desk.now,
        )

    page = _page("Flyt mødet", keep, found, slot_id, "Mødet er flyttet.")
    return answer(request, replace(page, button="Flyt mødet"), form)


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_SEE)
def cancel(request: HttpRequest, desk: Desk, series_id: int, slot_id: int) -> HttpResponse:
    """Cancel one meeting, and say why."""
    found, row = _of(desk, series_id, slot_id)
    form = CancelForm(request.POST or None, initial={"version": row.version})

    def keep(typed: dict[str, Any]) -> object:
        return actions.cancel_team_meeting(
            actor=desk.actor,
            meeting_id=slot_id,
            version=typed["version"] or 0,
            because=typed["because"],
            today=desk.today,
            now=desk.now,
        )

    page = _page("Aflys mødet", keep, found, slot_id, "Mødet er aflyst.")
    return answer(request, replace(page, button="Aflys mødet"), form)


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_SEE)
def hold(request: HttpRequest, desk: Desk, series_id: int, slot_id: int) -> HttpResponse:
    """Say that it was held, who came, and what was said."""
    found, row = _of(desk, series_id, slot_id)
    draft = draft_here(desk, f"team-meeting:{slot_id}")
    attended = {one.user_id: one for one in row.attended.select_related("user")}
    came = [number for number, one in attended.items() if one.attendance == Attendance.PRESENT]
    started = {
        "held_on": row.held_on or min(row.planned_on, desk.today),
        "came": came or [number for number, _ in found.people],
        "minutes": row.minutes,
        "version": row.version,
        **begun(HoldForm, draft.typed),
    }
    people = dict(found.people) | {number: one.user.name for number, one in attended.items()}
    form = HoldForm(request.POST or None, initial=started, people=people.items())

    def keep(typed: dict[str, Any]) -> object:
        return actions.hold_team_meeting(
            actor=desk.actor,
            meeting_id=slot_id,
            version=typed["version"] or 0,
            held=actions.TeamHeld(
                held_on=typed["held_on"], came=tuple(typed["came"]), minutes=typed["minutes"]
            ),
            today=desk.today,
            now=desk.now,
            draft=draft.name,
        )

    page = _page("Registrér mødet", keep, found, slot_id, "Mødet er registreret som holdt.")
    return answer(request, replace(page, draft=draft), form)


@require_http_methods(["GET", "POST"])
@staff(Permission.TEAM_TIME_SEE)
def decide(request: HttpRequest, desk: Desk, series_id: int, slot_id: int) -> HttpResponse:
    """Note what was decided; it may become somebody's task."""
    found, _ = _of(desk, series_id, slot_id)
    form = DecisionForm(request.POST or None, people=found.people)

    def keep(typed: dict[str, Any]) -> object:
        return actions.note_team_decision(
            actor=desk.actor,
            key=typed["key"],
            meeting_id=slot_id,
            text=typed["text"],
            responsible=typed["responsible"],
            due_on=typed["due_on"],
            today=desk.today,
            now=desk.now,
        )

    page = _page("Skriv en beslutning", keep, found, slot_id, "Beslutningen er skrevet ned.")
    return answer(request, page, form)


@require_POST
@staff(Permission.TEAM_TIME_SEE)
def done(
    request: HttpRequest, desk: Desk, series_id: int, slot_id: int, made_id: int
) -> HttpResponse:
    """Say that what was decided is done; one's own also when one has left the series."""
    found = queries.one_team_time(desk.actor, series_id, desk.today)
    if found is None and not queries.is_ones_own(desk.actor, slot_id, made_id):
        raise Http404
    if found is not None and not queries.is_decided_there(found.row, slot_id, made_id):
        raise Http404
    actions.finish_team_decision(
        actor=desk.actor, decision_id=made_id, today=desk.today, now=desk.now
    )
    messages.success(request, "Det er gjort.")
    back = meeting_url(series_id, slot_id) if found else reverse("staff:team_time:mine")
    return HttpResponseRedirect(back)


def meeting_url(series_id: int, slot_id: int) -> str:
    """The page of one meeting."""
    return reverse("staff:team_time:meeting", args=[series_id, slot_id])


def _page(title: str, keep: Any, found: "TeamTime", slot_id: int, said: str) -> Page:
    return Page(
        title=title,
        keep=keep,
        back=meeting_url(found.row.pk, slot_id),
        said=said,
        template=FORM,
        rule="J3",
        context={"found": found},
    )


def _of(desk: Desk, series_id: int, slot_id: int) -> "tuple[TeamTime, MeetingRow]":
    found = team_time_or_404(desk, series_id)
    row = queries.team_meeting(found.row, slot_id)
    if row is None:
        raise Http404
    return found, row


def _with_lateness(rows: Any, desk: Desk) -> list[tuple[Any, bool]]:
    return [
        (one, one.done_on is None and one.due_on is not None and one.due_on < desk.today)
        for one in rows
    ]
