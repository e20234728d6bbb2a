"""Take the kickoff step by step; nothing is lost between the steps, or between two tablets (B1–B6).

Two who write in different fields are merged; where both wrote in the same, a person chooses (T8,
T9). What is saved here is talk: it becomes plan, tasks and meetings in `kickoff_end`.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Saved, Stale, changed_by
from fodfaeste.records.meetings.actions.kickoff_said import (
    Agreements,
    FirstMeasures,
    Information,
    InTheRoom,
    NextMeeting,
    Read,
    Wishes,
)
from fodfaeste.records.meetings.actions.writing import (
    mark_attendance,
    mark_others,
    meeting_to_write,
)
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.records.meetings.queries import (
    is_another_guest,
    on_the_form,
    seat_of,
    seats,
)
from fodfaeste.records.plan.actions.writing import judged, kept, put
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import CASEWORKER_ROLES
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.meetings.kickoff import check_baseline, check_plan_owner
from fodfaeste.rules.meetings.kinds import Baseline, MeetingState
from fodfaeste.rules.text import TextKind, cleaned

WORDS = ("resources", "competences", "experience", "network")


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
        mark_others(meeting, room.others, actor=actor, now=now)
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
        and set(room.others) == {one.other_name for one in people if is_another_guest(one)}
    )


@transaction.atomic
def save_information(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    read: Read,
    information: Information,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
    """Note what the citizen was told about the course, and their yes (B3)."""
    return _save(
        information.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        read=read,
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
    read: Read,
    wishes: Wishes,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
    """Keep what the citizen dreams of, what the team is to help with, and the job goal (B3, C4)."""
    return _save(
        wishes.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        read=read,
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
    read: Read,
    words: Mapping[str, str],
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
    """Keep what was said about resources, competences, experience and network (B3)."""
    return _save(
        {name: cleaned(words[name], kind=TextKind.LONG) for name in WORDS if name in words},
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        read=read,
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
    read: Read,
    agreements: Agreements,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
    """Keep what is agreed so far; what is missing is asked for when the meeting ends (B4)."""
    if agreements.plan_owner_id is not None:
        check_plan_owner(seat_of(agreements.plan_owner_id, seats(case.pk, today)))
    return _save(
        agreements.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        read=read,
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
    read: Read,
    following: NextMeeting,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
    """Keep when we meet again (B4)."""
    return _save(
        following.values(),
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        read=read,
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
    read: Read,
    answer: FirstMeasures,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[KickoffAgreement]:
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
        read=read,
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
    read: Read,
    today: date,
    now: datetime,
    draft: str,
) -> Saved[KickoffAgreement]:
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    agreement = agreement_to_write(case, meeting_id)
    standing = on_the_form(agreement)
    theirs = {name: standing[name] for name in values}
    found = judged(agreement, version=read.version, seen=read.seen, mine=values, theirs=theirs)
    columns = _columns(
        {name: values[name] if name in found.written else theirs[name] for name in values}
    )
    if set(columns.get("told", ())) == set(Told):
        columns["informed_on"] = agreement.informed_on or today
    put(agreement, columns)
    saved = kept(agreement, columns, found, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return saved


def _columns(said: Mapping[str, object]) -> dict[str, Any]:
    """The columns of what the form says: the points told are one, a time of day is no text."""
    columns = {name: value for name, value in said.items() if not name.startswith("told_")}
    if len(columns) < len(said):
        columns["told"] = [point.value for point in Told if said[f"told_{point}"]]
    if columns.get("next_clock"):
        hour, minute = str(columns["next_clock"]).split(".")
        columns["next_clock"] = time(int(hour), int(minute))
    elif "next_clock" in columns:
        columns["next_clock"] = None
    return columns


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
