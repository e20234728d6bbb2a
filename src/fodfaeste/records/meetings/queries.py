"""Questions about meetings: what is planned, who came, what the kickoff agreed."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Role
from fodfaeste.rules.meetings.holding import HeldMeeting
from fodfaeste.rules.meetings.kickoff import Kickoff
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState

AROUND_THE_CITIZEN = (Role.CITIZEN, *TEAM_ROLES)
"""Everyone a meeting may be for, the citizen first."""

CV_RULE = "B7"


def meetings_of(case_id: int) -> QuerySet[Meeting]:
    """Every meeting of a case with who is or was to come."""
    return (
        Meeting.objects.filter(case_id=case_id)
        .select_related("created_by")
        .prefetch_related("participants__user")
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


def agreement_of(meeting: Meeting) -> KickoffAgreement:
    """What was said and agreed at a kickoff so far."""
    return KickoffAgreement.objects.select_related("plan_owner", "changed_by").get(meeting=meeting)


def planned_kickoff(case_id: int) -> Meeting | None:
    """The kickoff that is to be held next."""
    return planned_meetings(case_id).filter(kind=MeetingKind.KICKOFF).first()


def first_kickoff_on(case_id: int) -> date | None:
    """The day of the first kickoff that was held."""
    held = _held_kickoffs(case_id).order_by("held_on").values_list("held_on", flat=True)
    return held.first()


def latest_agreement(case_id: int) -> KickoffAgreement | None:
    """What the latest held kickoff agreed."""
    found = KickoffAgreement.objects.filter(meeting__in=_held_kickoffs(case_id))
    return found.order_by("-meeting__held_on", "-pk").first()


def cv_made_on(case_id: int) -> date | None:
    """The day the CV was finished, at whichever kickoff it was agreed."""
    made = KickoffAgreement.objects.filter(case_id=case_id, cv_made_on__isnull=False)
    return made.order_by("cv_made_on").values_list("cv_made_on", flat=True).first()


def _held_kickoffs(case_id: int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        case_id=case_id, kind=MeetingKind.KICKOFF, state=MeetingState.HELD
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
    return _roles(meeting, lambda came: came.attendance is Attendance.PRESENT)


def _roles(meeting: Meeting, wanted: Callable[[Participant], bool]) -> frozenset[Role]:
    return frozenset(
        Role(person.role) for person in meeting.participants.all() if person.role and wanted(person)
    )


def kickoff_facts(
    meeting: Meeting, agreement: KickoffAgreement, *, held_on: date, team: dict[Role, User]
) -> Kickoff:
    """What the gate of the kickoff asks about (B1, B3, B4)."""
    return Kickoff(
        held_on=held_on,
        present=present_at(meeting),
        prepared_by=_roles(meeting, lambda person: person.prepared),
        citizen_assents=agreement.citizen_assents,
        cv_starts_on=agreement.cv_starts_on,
        time_plan=agreement.time_plan,
        plan_owner=seat_of(agreement.plan_owner_id, team),
    )


def held_facts(meeting: Meeting) -> HeldMeeting:
    """What is pointed out about a meeting that was held."""
    return HeldMeeting(
        kind=MeetingKind(meeting.kind),
        held_on=meeting.held_on or meeting.planned_on,
        present=present_at(meeting),
        know_the_plan=_roles(meeting, lambda person: person.knows_onward_plan),
        next_follow_up_on=meeting.next_follow_up_on,
    )
