"""Take the kickoff step by step, and mark it as held when all is agreed (B1–B5, B7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.records.meetings.actions.writing import (
    add_others,
    mark_attendance,
    meeting_to_write,
    tell_the_team,
)
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.records.meetings.queries import CV_RULE, kickoff_facts, seat_of, seats
from fodfaeste.records.plan import actions as plan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kickoff import check_plan_owner, obstacles_to_kickoff
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.meetings.planning import obstacles_to_day
from fodfaeste.rules.refusal import refuse_if
from fodfaeste.rules.text import TextKind, cleaned

WORDS = ("wishes", "resources", "competences", "experience", "network")
MAKE_CV = "Lav CV sammen med borgeren."


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """What is agreed about time, work and the plan (B4)."""

    cv_starts_on: date | None = None
    job_search_starts_on: date | None = None
    time_plan: str = ""
    plan_owner_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheRoom:
    """Who is here, and which caseworkers prepared the meeting together (B1)."""

    attendance: Mapping[Role, Attendance | None]
    prepared_by: frozenset[Role] = frozenset()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """Whether the citizen was told what the course is about, and said yes (B3)."""

    told: bool
    assents: bool


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
    """Note that the citizen was told what the course is about, and their yes (B3)."""
    return _save(
        {"informed": information.told, "citizen_assents": information.assents},
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
    """Keep what was said: wishes, resources, competences, experience, network, partners (B3)."""
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
        {
            "cv_starts_on": agreements.cv_starts_on,
            "job_search_starts_on": agreements.job_search_starts_on,
            "time_plan": cleaned(agreements.time_plan, kind=TextKind.LONG),
            "plan_owner_id": agreements.plan_owner_id,
        },
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
    agreement = _agreement_to_write(case, meeting_id)
    columns = dict(values)
    if "informed" in columns:
        told = bool(columns.pop("informed"))
        columns["informed_on"] = (agreement.informed_on or today) if told else None
    if any(getattr(agreement, name) != value for name, value in columns.items()):
        if agreement.version != version:
            raise Stale(agreement)
        for name, value in columns.items():
            setattr(agreement, name, value)
        changed_by(agreement, actor.id, now)
        agreement.save()
    drafts.discard(actor=actor, form=draft)
    return agreement


def _agreement_to_write(case: Case, meeting_id: int) -> KickoffAgreement:
    """The agreement of a kickoff that is not over; one that is held is not written over."""
    agreement = (
        KickoffAgreement.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(case=case, meeting_id=meeting_id)
    )
    if agreement.meeting.state is not MeetingState.PLANNED:
        raise Stale(agreement.meeting)
    return agreement


@transaction.atomic
def hold_kickoff(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    held_on: date,
    today: date,
    now: datetime,
) -> Meeting:
    """Mark the kickoff as held (B1, B3, B4): its words begin the plan, the CV becomes a task (B7).

    `version` is the agreement's, as it stood on the overview that all in the room looked at.
    """
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(
        case=case, pk=meeting_id, kind=MeetingKind.KICKOFF
    )
    if meeting.state is MeetingState.HELD and meeting.held_on == held_on:
        return meeting
    agreement = _agreement_to_write(case, meeting_id)
    if agreement.version != version:
        raise Stale(agreement)
    team = seats(case.pk, today)
    facts = kickoff_facts(meeting, agreement, held_on=held_on, team=team)
    refuse_if(
        (
            *obstacles_to_kickoff(facts, today=today),
            *obstacles_to_day(MeetingKind.KICKOFF, held_on=held_on, enrolled_on=case.enrolled_on),
        )
    )
    meeting.state, meeting.held_on = MeetingState.HELD, held_on
    changed_by(meeting, actor.id, now)
    meeting.save()
    plan.begin(
        actor=actor,
        case=case,
        citizen_words=agreement.wishes,
        owner_id=agreement.plan_owner_id,
        today=today,
        now=now,
    )
    consultant = team.get(Role.JOB_CONSULTANT)
    _promise_the_cv(agreement, consultant.pk if consultant else None, actor=actor, now=now)
    tell_the_team(case, "Opstartsmødet er holdt.", actor=actor, today=today, now=now)
    return meeting


def _promise_the_cv(
    agreement: KickoffAgreement, consultant: int | None, *, actor: Actor, now: datetime
) -> None:
    """The task for the job consultant; at a second kickoff the open one is given the new day."""
    earlier = KickoffAgreement.objects.filter(case_id=agreement.case_id)
    if earlier.exclude(cv_made_on=None).exists():
        return
    task = Task.objects.filter(
        case_id=agreement.case_id, rule=CV_RULE, state=TaskState.OPEN
    ).first()
    if task is None:
        Task.objects.create(
            **made_by(actor.id, now),
            case_id=agreement.case_id,
            title=MAKE_CV,
            responsible_id=consultant,
            due_on=agreement.cv_starts_on,
            rule=CV_RULE,
        )
        return
    task.due_on, task.responsible_id = agreement.cv_starts_on, consultant
    changed_by(task, actor.id, now)
    task.save()
