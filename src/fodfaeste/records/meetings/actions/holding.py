"""Mark a meeting as held: who came, what was said, when the next one is (E12, E13, G1, I3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.meeting_type_queries import meeting_type_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.meetings.actions.writing import (
    add_others,
    mark_attendance,
    mark_outsiders,
    meeting_to_write,
    tell_the_team,
)
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.meetings.queries import seats
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.addendum import check_addendum, signed
from fodfaeste.rules.meetings.holding import FOLLOWS_UP, HeldMeeting, check_holding
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting as it went.

    `outsiders` are the consents of those who came from outside (C2); `others` are people at the
    workplace, which is theirs. `without_because`: why somebody the municipality requires lacked.
    """

    held_on: date
    attendance: Mapping[Role, Attendance | None]
    others: tuple[str, ...] = ()
    outsiders: frozenset[int] = frozenset()
    without_because: str = ""
    minutes: str = ""
    next_follow_up_on: date | None = None
    know_the_plan: frozenset[Role] = frozenset()
    explained: tuple[AboutCti, ...] = field(default=())
    citizen_wishes: str = ""

    @property
    def present(self) -> frozenset[Role]:
        """The roles that came."""
        came = self.attendance.items()
        return frozenset(role for role, said in came if said is Attendance.PRESENT)

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "held_on": self.held_on,
            "minutes": cleaned(self.minutes, kind=TextKind.LONG),
            "next_follow_up_on": self.next_follow_up_on,
            "explained": [point.value for point in self.explained],
            "citizen_wishes": cleaned(self.citizen_wishes, kind=TextKind.LONG),
            "without_because": cleaned(self.without_because, kind=TextKind.PARAGRAPH),
        }


@transaction.atomic
def hold_meeting(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    held: Held,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Mark any meeting but the kickoff as held; a follow-up day that was agreed is put in."""
    access.require(actor, Permission.MEETING_HOLD, case, today=today, now=now)
    values = held.values()
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    if meeting.state is MeetingState.HELD and _says(meeting, values):
        return meeting
    meeting = meeting_to_write(case, meeting_id, version=version)
    _check(meeting, held, case=case, actor=actor, today=today, now=now)
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.state = MeetingState.HELD
    changed_by(meeting, actor.id, now)
    meeting.save()
    mark_attendance(meeting, held.attendance, actor=actor, now=now, today=today)
    add_others(meeting, held.others, actor=actor, now=now)
    mark_outsiders(meeting, held.outsiders, actor=actor, now=now)
    _note_who_knows(meeting, held.know_the_plan)
    _put_in_the_next(meeting, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    sentence = f"{MeetingKind(meeting.kind).label} er holdt."
    tell_the_team(case, sentence, actor=actor, today=today, now=now)
    return meeting


@transaction.atomic
def add_to_minutes(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    text: str,
    know_the_plan: frozenset[Role] = frozenset(),
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Add to the minutes of a held meeting, signed; what stood there stays (M3, I3)."""
    access.require(actor, Permission.MEETING_HOLD, case, today=today, now=now)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    words = cleaned(text, kind=TextKind.PARAGRAPH)
    check_addendum(words, is_held=meeting.state is MeetingState.HELD, people=know_the_plan)
    if words:
        addition = signed(words, by=actor.name, on=today)
        if not meeting.minutes.endswith(addition):
            meeting.minutes = f"{meeting.minutes}\n\n{addition}".strip()
    changed_by(meeting, actor.id, now)
    meeting.save()
    _note_who_knows(meeting, know_the_plan)
    drafts.discard(actor=actor, form=draft)
    return meeting


def _check(
    meeting: Meeting, held: Held, *, case: Case, actor: Actor, today: date, now: datetime
) -> None:
    kind = MeetingKind(meeting.kind)
    if kind in FOLLOWS_UP:
        access.require(actor, Permission.FOLLOW_UP_HOLD, case, today=today, now=now)
    facts = HeldMeeting(
        kind=kind,
        held_on=held.held_on,
        present=held.present,
        know_the_plan=held.know_the_plan,
        next_follow_up_on=held.next_follow_up_on,
        asks=meeting_type_on(MeetingTypeCode(kind), held.held_on),
        without_because=held.without_because,
    )
    check_holding(facts, enrolled_on=case.enrolled_on, today=today)


def _says(meeting: Meeting, values: Mapping[str, object]) -> bool:
    return all(getattr(meeting, name) == value for name, value in values.items())


def _note_who_knows(meeting: Meeting, roles: frozenset[Role]) -> None:
    people = Participant.objects.filter(meeting=meeting, attendance=Attendance.PRESENT)
    for person in people.filter(role__in=roles, knows_onward_plan=False):
        person.knows_onward_plan = True
        person.save(update_fields=["knows_onward_plan"])


def _put_in_the_next(meeting: Meeting, *, actor: Actor, today: date, now: datetime) -> None:
    """A day agreed for the next follow-up is a meeting, unless there is one already."""
    day = meeting.next_follow_up_on
    if day is None:
        return
    there = Meeting.objects.filter(
        case_id=meeting.case_id, kind=meeting.kind, planned_on=day, state=MeetingState.PLANNED
    )
    if there.exists():
        return
    following = Meeting.objects.create(
        **made_by(actor.id, now),
        case_id=meeting.case_id,
        kind=meeting.kind,
        planned_on=day,
        lasts=meeting.lasts,
        place=meeting.place,
        place_chosen_by_citizen=meeting.place_chosen_by_citizen,
    )
    team = seats(meeting.case_id, today)
    roles = _asked_again(meeting) if meeting.kind is MeetingKind.WORKPLACE else (*team,)
    Participant.objects.bulk_create(
        Participant(
            **made_by(actor.id, now),
            case_id=meeting.case_id,
            meeting=following,
            role=role,
            user=team.get(role),
        )
        for role in dict.fromkeys((Role.CITIZEN, *roles))
    )


def _asked_again(meeting: Meeting) -> tuple[Role, ...]:
    """At a workplace few meet: those who came come again (D10)."""
    came = Participant.objects.filter(meeting=meeting, attendance=Attendance.PRESENT)
    roles = came.exclude(role="").order_by("pk").values_list("role", flat=True)
    return tuple(map(Role, roles))
