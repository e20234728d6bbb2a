"""One's own meetings this week and ahead: around citizens, of the team, of sparring (J3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.calendars.pages import page_of
from fodfaeste.records.catalogues.meeting_type_queries import meeting_types_on
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting, meetings_for
from fodfaeste.records.meetings.queries.mine import citizens_of, groups_of
from fodfaeste.records.meetings.queries.team_time import my_team_tasks
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging

ROWS = 40
AHEAD = timedelta(weeks=26)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One meeting in the list; `about` is the citizen or the group."""

    on: date
    clock: str
    name: str
    about: str
    place: str
    url: str
    closed: str
    is_held: bool
    is_late: bool


@require_safe
@staff(Permission.MY_DAY_SEE)
def my_meetings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """From Monday on, half a year ahead; what was cancelled is not there."""
    monday = desk.today - timedelta(days=desk.today.weekday())
    every = [
        one
        for one in meetings_for(desk.actor.id, from_day=monday, before=desk.today + AHEAD)
        if one.state is not MeetingState.CANCELLED
    ]
    last = max(1, -(-len(every) // ROWS))
    paging = Paging(
        min(page_number(request.GET.get("side", "")), last), last, len(every), what="møder"
    )
    start = (paging.number - 1) * ROWS
    rows = _rows(desk, every[start : start + ROWS])
    this_week = [row for row in rows if row.on < monday + WEEK]
    context = {
        "weeks": [
            ("Denne uge", this_week),
            ("Senere", [row for row in rows if row.on >= monday + WEEK]),
        ],
        "any": bool(rows),
        "paging": paging,
        "tasks": [
            (one, one.due_on is not None and one.due_on < desk.today)
            for one in my_team_tasks(desk.actor.id)
        ],
        "has_team_time": desk.allows(Permission.TEAM_TIME_SEE),
    }
    return render(request, "staff/team_time/mine.html", context)


def _rows(desk: Desk, shown: list[CalendarMeeting]) -> list[Row]:
    cases = {one.case_id for one in shown if one.case_id is not None}
    names, groups = citizens_of(cases), groups_of(shown)
    types = meeting_types_on(desk.today)
    desk.shown(sorted(cases))
    return [
        Row(
            on=one.on,
            clock=f"{one.starts_at:%H.%M}–{one.ends_at:%H.%M}" if one.starts_at else "",
            name=types[one.code].name,
            about=names.get(one.case_id or 0, "") or groups.get((one.source, one.group or 0), ""),
            place=one.place,
            url=page_of(one),
            closed=closed_because(one.on) if one.state is MeetingState.PLANNED else "",
            is_held=one.state is MeetingState.HELD,
            is_late=one.state is MeetingState.PLANNED and one.on < desk.today,
        )
        for one in shown
    ]
