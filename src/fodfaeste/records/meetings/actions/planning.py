"""Plan a meeting around the citizen, change it, cancel it (B2, B5)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.meetings.actions.kickoff_start import begin_kickoff
from fodfaeste.records.meetings.actions.writing import meeting_to_write, tell_the_team
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.meetings.queries import AROUND_THE_CITIZEN, seats
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.meetings.planning import check_cancelling, check_planning
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """When and where, whether the citizen chose the place (B2), and who is asked to come.

    `lasts` is in minutes; None: as long as the type takes.
    """

    planned_on: date
    starts_clock: time | None = None
    lasts: int | None = None
    place: str = ""
    place_chosen_by_citizen: bool = False
    expected: frozenset[Role] = frozenset(AROUND_THE_CITIZEN)

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "planned_on": self.planned_on,
            "starts_clock": self.starts_clock,
            "place": cleaned(self.place, kind=TextKind.LINE),
            "place_chosen_by_citizen": self.place_chosen_by_citizen,
            **({} if self.lasts is None else {"lasts": self.lasts}),
        }


@creates(Meeting)
def plan_meeting(
    *,
    actor: Actor,
    case: Case,
    kind: MeetingKind,
    plan: MeetingPlan,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Agree a meeting; a kickoff is given its agreement, to be filled step by step."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    _check(kind, plan, case=case, today=today)
    meeting = put_in(actor=actor, case=case, kind=kind, plan=plan, today=today, now=now)
    if kind is MeetingKind.KICKOFF:
        begin_kickoff(meeting, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    tell_the_team(case, f"{kind.label} er aftalt.", actor=actor, today=today, now=now)
    return meeting


def put_in(
    *,
    actor: Actor,
    case: Case,
    kind: MeetingKind,
    plan: MeetingPlan,
    today: date,
    now: datetime,
) -> Meeting:
    """Write a meeting and who is asked to come; for actions that have looked at their rules."""
    meant = meeting_type_on(MeetingTypeCode(kind), plan.planned_on)
    values = {"lasts": meant.minutes, **plan.values()}
    meeting = Meeting.objects.create(**made_by(actor.id, now), case=case, kind=kind, **values)
    _ask(meeting, plan.expected, actor=actor, today=today, now=now)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    plan: MeetingPlan,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Change day, place or who is asked; somebody who is asked no longer has sent their excuses."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    meeting = meeting_to_write(case, meeting_id, version=version, same=plan.values())
    _check(MeetingKind(meeting.kind), plan, case=case, today=today)
    for name, value in plan.values().items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()
    _ask(meeting, plan.expected, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    sentence = f"{MeetingKind(meeting.kind).label} er flyttet eller ændret."
    tell_the_team(case, sentence, actor=actor, today=today, now=now)
    return meeting


@transaction.atomic
def cancel_meeting(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    because: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Cancel a meeting, and say why; it stays in the list."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    reason = cleaned(because, kind=TextKind.PARAGRAPH)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    if meeting.state is MeetingState.CANCELLED and meeting.cancelled_because == reason:
        return meeting
    meeting = meeting_to_write(case, meeting_id, version=version)
    check_cancelling(MeetingKind(meeting.kind), because=reason)
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, reason
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()
    drafts.discard(actor=actor, form=draft)
    sentence = f"{MeetingKind(meeting.kind).label} er aflyst."
    tell_the_team(case, sentence, actor=actor, today=today, now=now)
    return meeting


def _check(kind: MeetingKind, plan: MeetingPlan, *, case: Case, today: date) -> None:
    check_planning(
        kind,
        planned_on=plan.planned_on,
        enrolled_on=case.enrolled_on,
        expected=plan.expected,
        today=today,
    )


def _ask(
    meeting: Meeting, expected: frozenset[Role], *, actor: Actor, today: date, now: datetime
) -> None:
    """Write who is asked to come, in the seats as they stand today."""
    team = seats(meeting.case_id, today)
    known = {person.role: person for person in Participant.objects.filter(meeting=meeting)}
    for role in AROUND_THE_CITIZEN:
        person = known.get(role)
        if person is None and role in expected and (role in team or role is Role.CITIZEN):
            Participant.objects.create(
                **made_by(actor.id, now),
                case_id=meeting.case_id,
                meeting=meeting,
                role=role,
                user=team.get(role),
            )
        elif person is not None:
            person.attendance = Attendance.EXPECTED if role in expected else Attendance.EXCUSED
            person.save(update_fields=["attendance"])
