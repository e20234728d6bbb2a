"""The meetings of one course: what is agreed, what was held, and whether the CV is made."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from fodfaeste.records.followup.queries.aftercare import cti_ended_on
from fodfaeste.records.meetings import queries
from fodfaeste.records.placement.queries.profile import cv_made_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, Rhythm
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.fields import written
from fodfaeste.web.staff.meetings.pages import TAB, address
from fodfaeste.web.staff.meetings.people import guests_of
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting

ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting in a list."""

    id: int
    kind: str
    state: str
    tone: str
    on: date
    clock: str
    place: str
    who: str
    is_kickoff: bool
    is_late: bool
    closed: str
    series: str
    url: str


@on_case(Permission.CASE_SEE)
def meetings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is agreed first, then what was held."""
    case_id = visit.case.pk
    past = queries.past_meetings(case_id)
    paging = _paging(request.GET.get("side", ""), past.count())
    start = (paging.number - 1) * ROWS
    kickoff_on = queries.first_kickoff_on(case_id)
    cv_on = cv_made_on(case_id)
    agreed = queries.latest_agreement(case_id)
    context = {
        "planned": [_row(visit, meeting) for meeting in queries.planned_meetings(case_id)],
        "past": [_row(visit, meeting) for meeting in past[start : start + ROWS]],
        "paging": paging,
        "cv_made_on": cv_on,
        "cv_starts_on": agreed.cv_starts_on if agreed else None,
        "cv_is_open": kickoff_on is not None and cv_on is None,
        "may_plan": visit.allows(Permission.MEETING_PLAN),
        "may_hold": visit.allows(Permission.MEETING_HOLD),
        "may_write_cv": visit.allows(Permission.PROFILE_WRITE),
        "cti_ended_on": cti_ended_on(case_id),
    }
    return case_page(request, visit, "staff/meetings/meetings.html", context, tab=TAB)


@on_case(Permission.KICKOFF_HOLD)
def kickoff_of_case(_: HttpRequest, visit: Visit) -> HttpResponse:
    """Go to the kickoff that is to be held; where there is none, to what comes instead."""
    planned = queries.planned_kickoff(visit.case.pk)
    if planned is not None:
        return HttpResponseRedirect(address(visit, "kickoff", meeting_id=planned.pk))
    held = queries.first_kickoff_on(visit.case.pk) is not None
    return HttpResponseRedirect(address(visit, "meetings" if held else "plan_meeting"))


def _row(visit: Visit, meeting: "Meeting") -> MeetingRow:
    state, kind = MeetingState(meeting.state), MeetingKind(meeting.kind)
    guests = guests_of(visit, meeting, {})
    came = {Attendance.PRESENT.label} if state is MeetingState.HELD else None
    shown = [guest.name for guest in guests if came is None or guest.attendance in came]
    return MeetingRow(
        id=meeting.pk,
        kind=kind.label,
        state=state.label,
        tone="good" if state is MeetingState.HELD else "plain",
        on=meeting.held_on or meeting.planned_on,
        clock=written(meeting.starts_clock),
        place=meeting.place,
        who=listed(shown),
        is_kickoff=kind is MeetingKind.KICKOFF,
        is_late=state is MeetingState.PLANNED and meeting.planned_on < visit.today,
        closed=closed_because(meeting.planned_on) if state is MeetingState.PLANNED else "",
        series=Rhythm(meeting.series.rhythm).label if meeting.series else "",
        url=address(visit, "meeting", meeting_id=meeting.pk),
    )


def _paging(wanted: str, total: int) -> Paging:
    last = max(1, -(-total // ROWS))
    return Paging(min(page_number(wanted), last), last, total, what="møder")
