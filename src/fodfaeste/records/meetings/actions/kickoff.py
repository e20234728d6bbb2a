"""Take the kickoff step by step; nothing is lost between the steps or between two tablets (B1–B6).

Every step saves on the version that was read. What is saved here is talk: it becomes plan, tasks
and meetings when the kickoff ends (`kickoff_end`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Stale, changed_by
from fodfaeste.records.meetings.actions.writing import (
    add_others,
    mark_attendance,
    meeting_to_write,
)
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.records.meetings.queries import seat_of, seats
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.meetings.kickoff import check_baseline, check_plan_owner
from fodfaeste.rules.meetings.kinds import Attendance, Baseline, MeetingKind, MeetingState
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.text import TextKind, cleaned

WORDS = ("resources", "competences", "experience", "network")


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheRoom:
    """Who is here, and which caseworkers prepared the meeting together (B1)."""

    attendance: Mapping[Role, Attendance | None]
    prepared_by: frozenset[Role] = frozenset()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """Which points the citizen was told about the course, and whether they said yes (B3)."""

    told: frozenset[Told] = frozenset()
    assents: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the citizen dreams of, what the team is to help with, and the job goal.

    The job goal is in words, or `job_goal_task` is done to reach one (C4); its status is None while
    it was not talked about.
    """

    wishes: str
    purpose: str = ""
    job_goal_status: JobGoalStatus | None = None
    job_goal: str = ""
    job_goal_task: str = ""

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "wishes": cleaned(self.wishes, kind=TextKind.LONG),
            "purpose": cleaned(self.purpose, kind=TextKind.LONG),
            "job_goal_status": self.job_goal_status or "",
            "job_goal": cleaned(self.job_goal, kind=TextKind.PARAGRAPH),
            "job_goal_task": cleaned(self.job_goal_task, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """What is agreed about time, work and the plan (B4)."""

    cv_starts_on: date | None = None
    job_search_starts_on: date | None = None
    time_plan: str = ""
    plan_owner_id: int | None = None
    plan_ready_on: date | None = None

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "cv_starts_on": self.cv_starts_on,
            "job_search_starts_on": self.job_search_starts_on,
            "time_plan": cleaned(self.time_plan, kind=TextKind.LONG),
            "plan_owner_id": self.plan_owner_id,
            "plan_ready_on": self.plan_ready_on,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """When we meet again; without a day nothing is agreed yet."""

    kind: MeetingKind = MeetingKind.PRE_CTI
    on: date | None = None
    clock: time | None = None
    place: str = ""
    place_chosen: bool = False

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "next_kind": self.kind if self.on else "",
            "next_on": self.on,
            "next_clock": self.clock,
            "next_place": cleaned(self.place, kind=TextKind.LINE),
            "next_place_chosen": self.place_chosen,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMeasures:
    """What becomes of the first measurements when they are not answered in the room (B6)."""

    baseline: Baseline | None
    later_on: date | None = None

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        later = self.baseline is Baseline.LATER
        return {
            "baseline": self.baseline or "",
            "baseline_on": self.later_on if later else None,
        }


@transaction.atomic
def save_attendance(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    room: InTheRoom,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Note who is here, and which caseworkers prepared the meeting (B1)."""
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(case=case, pk=meeting_id)
    if not _is_noted(meeting, room):
        meeting = meeting_to_write(case, meeting_id, version=version)
        mark_attendance(meeting, room.attendance, actor=actor, now=now, today=today)
        add_others(meeting, room.others, actor=actor, now=now)
        for person in Participant.objects.filter(meeting=meeting, role__in=CASEWORKER_ROLES):
            person.prepared = person.role in room.prepared_by
            person.save(update_fields=["prepared"])
        changed_by(meeting, actor.id, now)
        meeting.save()
    drafts.discard(actor=actor, form=draft)
    return meeting


def _is_noted(meeting: Meeting, room: InTheRoom) -> bool:
    """Whether all of this stands there already, as after a second click."""
    people = list(Participant.objects.filter(meeting=meeting))
    came = {person.role: person.attendance for person in people if person.role}
    return (
        all(came.get(role) == said for role, said in room.attendance.items() if said)
        and {person.role for person in people if person.prepared} == room.prepared_by
        and set(room.others) <= {person.other_name for person in people}
    )


@transaction.atomic
def save_information(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    information: Information,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Note what the citizen was told about the course, and their yes (B3)."""
    told = [point.value for point in Told if point in information.told]
    return _save(
        {"told": told, "citizen_assents": information.assents},
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


@transaction.atomic
def save_wishes(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    wishes: Wishes,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Keep what the citizen dreams of, what the team is to help with, and the job goal (B3, C4)."""
    return _save(
        wishes.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


@transaction.atomic
def save_words(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    words: Mapping[str, str],
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Keep what was said about resources, competences, experience and network (B3)."""
    return _save(
        {name: cleaned(words[name], kind=TextKind.LONG) for name in WORDS if name in words},
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


@transaction.atomic
def save_agreements(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    agreements: Agreements,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Keep what is agreed so far; what is missing is asked for when the meeting ends (B4)."""
    if agreements.plan_owner_id is not None:
        check_plan_owner(seat_of(agreements.plan_owner_id, seats(case.pk, today)))
    return _save(
        agreements.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


@transaction.atomic
def save_next(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    following: NextMeeting,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Keep when we meet again (B4)."""
    return _save(
        following.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


@transaction.atomic
def save_baseline(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    answer: FirstMeasures,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffAgreement:
    """Note that the first measurements wait for a day, or that the citizen declines them (B6)."""
    meeting = Meeting.objects.get(case=case, pk=meeting_id)
    check_baseline(
        later=answer.baseline is Baseline.LATER,
        later_on=answer.later_on,
        meeting_on=min(meeting.planned_on, today),
    )
    return _save(
        answer.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        today=today,
        now=now,
        draft=draft,
    )


def _save(
    values: Mapping[str, object],
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    today: date,
    now: datetime,
    draft: str,
) -> KickoffAgreement:
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    agreement = agreement_to_write(case, meeting_id)
    if any(getattr(agreement, name) != value for name, value in values.items()):
        if agreement.version != version:
            raise Stale(agreement)
        for name, value in values.items():
            setattr(agreement, name, value)
        if set(agreement.told) == set(Told):
            agreement.informed_on = agreement.informed_on or today
        changed_by(agreement, actor.id, now)
        agreement.save()
    drafts.discard(actor=actor, form=draft)
    return agreement


def agreement_to_write(case: Case, meeting_id: int) -> KickoffAgreement:
    """The agreement of a kickoff that is not over; one that is held is not written over."""
    agreement = (
        KickoffAgreement.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(case=case, meeting_id=meeting_id)
    )
    if agreement.meeting.state is not MeetingState.PLANNED:
        raise Stale(agreement.meeting)
    return agreement
