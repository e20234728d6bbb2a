"""What the kickoff came to: read, printed, handed over as PDF (B3, B4, B6)."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from fodfaeste.pdf.documents import Helper, KickoffSummary, KickoffTaskLine, Topic
from fodfaeste.pdf.render import render_document
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.meetings import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kickoff import warnings_at_kickoff
from fodfaeste.rules.meetings.kinds import Attendance, Baseline, MeetingKind, MeetingState
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings import kickoff_topics
from fodfaeste.web.staff.meetings.baseline import is_answered, way_to_answer
from fodfaeste.web.staff.meetings.holding import in_words
from fodfaeste.web.staff.meetings.kickoff_overview import collisions
from fodfaeste.web.staff.meetings.pages import TAB
from fodfaeste.web.staff.meetings.people import Guest, guests_of, role_labels
from fodfaeste.web.staff.meetings.planning import meeting_or_404

if TYPE_CHECKING:
    from datetime import date

    from fodfaeste.records.meetings.models import Meeting

LARGE = "stor"


@on_case(Permission.CASE_SEE)
def summary(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Show what was said and agreed, and offer what comes next: measure, print, write the plan."""
    meeting = _held_or_404(visit, meeting_id)
    agreement, answered = queries.agreement_of(meeting), is_answered(visit.case.pk)
    team = queries.seats(visit.case.pk, _day_of(meeting))
    facts = queries.kickoff_facts(
        meeting, agreement, held_on=_day_of(meeting), team=team, answered=answered
    )
    context = {
        "meeting": meeting,
        "guests": guests_of(visit, meeting, role_labels(visit)),
        "told": kickoff_topics.told_topics(agreement),
        "agreed": kickoff_topics.agreed_topics(meeting, agreement, answered=answered),
        "people": kickoff_topics.person_rows(
            meeting, today=visit.today, help_told=visit.sees(Section.SOCIAL)
        ),
        "tasks": kickoff_topics.task_rows(meeting, agreement, team),
        "consents": kickoff_topics.consents_given(visit, meeting, _day_of(meeting)),
        "warnings": (*in_words(warnings_at_kickoff(facts)), *collisions(visit, agreement)),
        "offer_measures": not answered
        and agreement.baseline != Baseline.DECLINED
        and visit.allows(Permission.MEASURE_RECORD),
        "answer_url": way_to_answer(visit.case.pk, meeting.pk),
        "may_hold": visit.allows(Permission.MEETING_HOLD),
        "may_assess": visit.allows(Permission.ASSESSMENT_WRITE),
    }
    return case_page(request, visit, "staff/meetings/summary.html", context, tab=TAB)


@on_case(Permission.CASE_SEE)
def summary_pdf(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """The same on paper, in letters as large as one wants."""
    meeting = _held_or_404(visit, meeting_id)
    made = render_document(_document(visit, meeting, large=request.GET.get("skrift") == LARGE))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="opstartsmoede.pdf"'},
    )


def _document(visit: Visit, meeting: "Meeting", *, large: bool) -> KickoffSummary:
    agreement, answered = queries.agreement_of(meeting), is_answered(visit.case.pk)
    guests = guests_of(visit, meeting, role_labels(visit))
    came = [guest for guest in guests if guest.attendance == Attendance.PRESENT.label]
    team = queries.seats(visit.case.pk, _day_of(meeting))
    said = kickoff_topics.told_topics(agreement)
    agreed = kickoff_topics.agreed_topics(meeting, agreement, answered=answered)
    return KickoffSummary(
        citizen=visit.case.citizen.name,
        held_on=_day_of(meeting),
        printed_on=visit.today,
        place=meeting.place,
        next_meeting=kickoff_topics.next_meeting(agreement),
        took_part=tuple(map(_with_role, came)),
        topics=tuple(Topic(title, text) for title, text in said if text),
        around=tuple(
            map(
                _around,
                kickoff_topics.person_rows(
                    meeting, today=visit.today, help_told=visit.sees(Section.SOCIAL)
                ),
            )
        ),
        agreements=tuple(
            Topic(title, text) for title, text in agreed if text and title != "Vi ses igen"
        ),
        tasks=tuple(
            KickoffTaskLine(task.own_title, task.own_who, task.until)
            for task in kickoff_topics.task_rows(meeting, agreement, team)
        ),
        consents=kickoff_topics.consents_given(visit, meeting, _day_of(meeting)),
        team=_team(visit),
        large_print=large,
    )


def _around(person: kickoff_topics.PersonRow) -> str:
    """Return "Rita (min søster): vi må tale med dem"."""
    who = f"{person.name} ({person.about.rstrip('.')})" if person.about else person.name
    return f"{who}: {person.answer}" if person.answer else who


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


def _day_of(meeting: "Meeting") -> "date":
    return meeting.held_on or meeting.planned_on


def _held_or_404(visit: Visit, meeting_id: int) -> "Meeting":
    meeting = meeting_or_404(visit, meeting_id)
    if meeting.kind is not MeetingKind.KICKOFF or meeting.state is not MeetingState.HELD:
        raise Http404
    return meeting
