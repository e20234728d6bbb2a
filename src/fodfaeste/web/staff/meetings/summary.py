"""What the kickoff came to: read, printed, handed over as PDF (B3, B4, B6)."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.pdf.documents import Helper, KickoffSummary, Topic
from fodfaeste.pdf.render import render_document
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.meetings import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.meetings.kickoff import warnings_at_kickoff
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.holding import in_words
from fodfaeste.web.staff.meetings.kickoff_topics import agreed_topics, told_topics
from fodfaeste.web.staff.meetings.pages import TAB
from fodfaeste.web.staff.meetings.people import Guest, guests_of, role_labels
from fodfaeste.web.staff.meetings.planning import meeting_or_404

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting


@on_case(Permission.CASE_SEE)
def summary(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Show what was said and agreed, and offer what comes next: measure, print, write the plan."""
    meeting = _held_or_404(visit, meeting_id)
    agreement = queries.agreement_of(meeting)
    facts = queries.kickoff_facts(
        meeting,
        agreement,
        held_on=meeting.held_on or meeting.planned_on,
        team=queries.seats(visit.case.pk, visit.today),
    )
    context = {
        "meeting": meeting,
        "guests": guests_of(visit, meeting, role_labels(visit)),
        "told": told_topics(agreement),
        "agreed": agreed_topics(agreement),
        "warnings": in_words(warnings_at_kickoff(facts)),
        "may_measure": visit.allows(Permission.MEASURE_RECORD),
        "may_hold": visit.allows(Permission.MEETING_HOLD),
    }
    return case_page(request, visit, "staff/meetings/summary.html", context, tab=TAB)


@on_case(Permission.CASE_SEE)
def summary_pdf(_: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """The same on paper."""
    made = render_document(_document(visit, _held_or_404(visit, meeting_id)))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="opstartsmoede.pdf"'},
    )


def _document(visit: Visit, meeting: "Meeting") -> KickoffSummary:
    agreement = queries.agreement_of(meeting)
    guests = guests_of(visit, meeting, role_labels(visit))
    came = [guest for guest in guests if guest.attendance == Attendance.PRESENT.label]
    return KickoffSummary(
        citizen=visit.case.citizen.name,
        held_on=meeting.held_on or meeting.planned_on,
        printed_on=visit.today,
        place=meeting.place,
        took_part=tuple(map(_with_role, came)),
        topics=tuple(Topic(title, text) for title, text in told_topics(agreement)),
        agreements=tuple(Topic(title, text) for title, text in agreed_topics(agreement)),
        team=_team(visit),
    )


def _with_role(guest: Guest) -> str:
    """Return "Nadia Friis (CTI-medarbejder)"."""
    return f"{guest.name} ({in_sentence(guest.role)})" if guest.role else guest.name


def _team(visit: Visit) -> tuple[Helper, ...]:
    texts, team = role_texts_on(visit.today), queries.seats(visit.case.pk, visit.today)
    return tuple(
        Helper(
            name=team[role].name,
            role=texts[role].label,
            helps_with=texts[role].description,
            phone=team[role].phone,
        )
        for role in TEAM_ROLES
        if role in team and role in texts
    )


def _held_or_404(visit: Visit, meeting_id: int) -> "Meeting":
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.kind is not MeetingKind.KICKOFF or meeting.state is not MeetingState.HELD:
        raise Http404
    return meeting
