"""Questions about meetings: what is planned, who came."""

from collections.abc import Callable
from datetime import date

from django.db.models import Prefetch, QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Role
from fodfaeste.rules.meetings.holding import HeldMeeting
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, MeetingTypeCode

AROUND_THE_CITIZEN = (Role.CITIZEN, *TEAM_ROLES)
"""Everyone a meeting may be for, the citizen first."""


def meetings_of(case_id: int) -> QuerySet[Meeting]:
    """Every meeting of a case with who is or was to come; two queries."""
    people = Participant.objects.select_related("user", "consent")
    return (
        Meeting.objects.filter(case_id=case_id)
        .select_related("created_by", "series")
        .prefetch_related(Prefetch("participants", people))
    )


def planned_meetings(case_id: int) -> QuerySet[Meeting]:
    """What is agreed and not held yet, the earliest first."""
    ahead = meetings_of(case_id).filter(state=MeetingState.PLANNED)
    return ahead.order_by("planned_on", "starts_clock", "pk")


def past_meetings(case_id: int) -> QuerySet[Meeting]:
    """What was held or cancelled, the latest first."""
    past = meetings_of(case_id).exclude(state=MeetingState.PLANNED)
    return past.order_by("-planned_on", "-pk")


def meeting_of(case_id: int, meeting_id: int) -> Meeting | None:
    """One meeting of a case; None when it is another case's."""
    found = meetings_of(case_id).select_related("changed_by", "kickoff__plan_owner")
    return found.filter(pk=meeting_id).first()


def rest_of_series(meeting: Meeting) -> QuerySet[Meeting]:
    """What is left of its series from this one on; empty outside a series."""
    if meeting.series_id is None:
        return Meeting.objects.none()
    return Meeting.objects.filter(
        case_id=meeting.case_id,
        series_id=meeting.series_id,
        state=MeetingState.PLANNED,
        planned_on__gte=meeting.planned_on,
    )


def seats(case_id: int, day: date) -> dict[Role, User]:
    """Who sits in each role around the citizen on a day."""
    found = TeamMembership.objects.on(day).filter(case_id=case_id).select_related("user")
    return {Role(seat.role): seat.user for seat in found}


def seat_of(user_id: int | None, team: dict[Role, User]) -> Role | None:
    """The caseworker's seat that somebody holds; None when they hold none."""
    held = (role for role, user in team.items() if user.pk == user_id)
    return next((role for role in held if role in CASEWORKER_ROLES), None)


def present_at(meeting: Meeting) -> frozenset[Role]:
    """The roles that came."""
    return roles_of(meeting, lambda came: came.attendance is Attendance.PRESENT)


def roles_of(meeting: Meeting, wanted: Callable[[Participant], bool]) -> frozenset[Role]:
    """The roles of those at a meeting who are as wanted."""
    return frozenset(
        Role(person.role) for person in meeting.participants.all() if person.role and wanted(person)
    )


def is_another_guest(person: Participant) -> bool:
    """Whether somebody who has no role here came; one who was written by mistake did not."""
    return not person.role and person.attendance is Attendance.PRESENT


def is_asked_along(person: Participant) -> bool:
    """Whether somebody from outside is asked to a meeting that is not held yet."""
    return bool(person.consent_id) and person.attendance is Attendance.EXPECTED


def held_facts(meeting: Meeting) -> HeldMeeting:
    """What is pointed out about a meeting that was held, by its type as it stood that day."""
    held_on = meeting.held_on or meeting.planned_on
    return HeldMeeting(
        kind=MeetingKind(meeting.kind),
        held_on=held_on,
        asks=meeting_type_on(MeetingTypeCode(meeting.kind), held_on),
        without_because=meeting.without_because,
        present=present_at(meeting),
        know_the_plan=roles_of(meeting, lambda person: person.knows_onward_plan),
        next_follow_up_on=meeting.next_follow_up_on,
    )
