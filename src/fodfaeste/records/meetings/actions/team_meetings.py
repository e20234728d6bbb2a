"""Move, cancel and hold a meeting of the fixed time, note what it decides (J3)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q

from fodfaeste.records.cases import access
from fodfaeste.records.drafts.actions import ends_draft
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.meetings.models import (
    TeamAttendance,
    TeamDecision,
    TeamMeeting,
    TeamSeat,
    TeamSeries,
)
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.kinds import Attendance, MeetingState, TeamMeetingKind
from fodfaeste.rules.meetings.team_time import (
    TeamDecided,
    check_team_belongs,
    check_team_change,
    check_team_day,
    check_team_decision,
    check_team_held,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamHeld:
    """How a meeting of colleagues went."""

    held_on: date
    came: tuple[int, ...]
    minutes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMove:
    """Where a meeting is moved to, and why."""

    on: date
    clock: time
    place: str
    because: str


@transaction.atomic
def move_team_meeting(
    *,
    actor: Actor,
    meeting_id: int,
    version: int,
    move: TeamMove,
    today: date,
    now: datetime,
) -> TeamMeeting:
    """Move one meeting of a series, and say why; a second click changes nothing."""
    access.require_anywhere(actor, Permission.TEAM_TIME_SEE)
    why = cleaned(move.because, kind=TextKind.PARAGRAPH)
    there = TeamMeeting.objects.select_for_update().get(pk=meeting_id)
    if (there.planned_on, there.starts_clock, there.because) == (move.on, move.clock, why):
        return there
    meeting = _mine(actor, meeting_id, version, today)
    check_team_change(state=MeetingState(meeting.state), because=why)
    check_team_day(move.on, today=today)
    asked = _sitting(meeting)
    meeting.planned_on, meeting.starts_clock = move.on, move.clock
    meeting.place, meeting.because = cleaned(move.place, kind=TextKind.LINE), why
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()
    _tell("er flyttet", meeting, asked | _sitting(meeting), actor=actor, now=now)
    return meeting


@transaction.atomic
def cancel_team_meeting(
    *, actor: Actor, meeting_id: int, version: int, because: str, today: date, now: datetime
) -> TeamMeeting:
    """One meeting of a series is not held, and why; a second click changes nothing."""
    access.require_anywhere(actor, Permission.TEAM_TIME_SEE)
    why = cleaned(because, kind=TextKind.PARAGRAPH)
    there = TeamMeeting.objects.select_for_update().get(pk=meeting_id)
    if there.state is MeetingState.CANCELLED and there.because == why:
        return there
    meeting = _mine(actor, meeting_id, version, today)
    check_team_change(state=MeetingState(meeting.state), because=why)
    call_off(meeting, why, actor=actor, now=now)
    _tell("er aflyst", meeting, _sitting(meeting), actor=actor, now=now)
    return meeting


@ends_draft
def hold_team_meeting(
    *,
    actor: Actor,
    meeting_id: int,
    version: int,
    held: TeamHeld,
    today: date,
    now: datetime,
) -> TeamMeeting:
    """Say that it was held, who came, and what was said; it may be put right afterwards."""
    access.require_anywhere(actor, Permission.TEAM_TIME_SEE)
    minutes = cleaned(held.minutes, kind=TextKind.LONG)
    there = TeamMeeting.objects.select_for_update().get(pk=meeting_id)
    if (there.held_on, there.minutes, _who_came(there)) == (held.held_on, minutes, set(held.came)):
        return there
    meeting = _mine(actor, meeting_id, version, today)
    if meeting.state is MeetingState.CANCELLED:
        check_team_change(state=MeetingState.CANCELLED, because=meeting.because)
    check_team_held(held_on=held.held_on, came=len(held.came), today=today)
    meeting.state, meeting.held_on = MeetingState.HELD, held.held_on
    meeting.minutes = minutes
    changed_by(meeting, actor.id, now)
    meeting.save()
    known = {one.user_id: one for one in TeamAttendance.objects.filter(meeting=meeting)}
    for user in sorted({*known, *held.came, *_sitting(meeting)}):
        one = known.get(user) or TeamAttendance(
            **made_by(actor.id, now), meeting=meeting, user_id=user
        )
        one.attendance = Attendance.PRESENT if user in held.came else Attendance.ABSENT
        one.save()
    return meeting


@creates(TeamDecision)
def note_team_decision(
    *,
    actor: Actor,
    meeting_id: int,
    text: str,
    responsible: int | None,
    due_on: date | None,
    today: date,
    now: datetime,
) -> TeamDecision:
    """Note what was decided; with somebody to do it, it is theirs until it is done."""
    access.require_anywhere(actor, Permission.TEAM_TIME_SEE)
    meeting = TeamMeeting.objects.select_related("series").get(pk=meeting_id)
    _require_belongs(actor, meeting.series, today)
    words = cleaned(text, kind=TextKind.PARAGRAPH)
    check_team_decision(
        TeamDecided(
            held_on=meeting.held_on,
            text=words,
            has_somebody=responsible is not None,
            due_on=due_on,
        ),
        today=today,
    )
    return TeamDecision.objects.create(
        **made_by(actor.id, now),
        meeting=meeting,
        text=words,
        responsible_id=responsible,
        due_on=due_on,
    )


@transaction.atomic
def finish_team_decision(
    *, actor: Actor, decision_id: int, today: date, now: datetime
) -> TeamDecision:
    """Say that it is done, also when one has left the series; a second click changes nothing."""
    access.require_anywhere(actor, Permission.TEAM_TIME_SEE)
    found = TeamDecision.objects.select_for_update(of=("self",))
    decision = found.select_related("meeting__series").get(pk=decision_id)
    if decision.responsible_id != actor.id:
        _require_belongs(actor, decision.meeting.series, today)
    if decision.done_on is None:
        decision.done_on, decision.done_by_id = today, actor.id
        changed_by(decision, actor.id, now)
        decision.save()
    return decision


def note_board_held(*, actor: Actor, unit_id: int, held_on: date, now: datetime) -> None:
    """Let the time set aside for a unit's board meeting be held; the board knows who came (J2).

    For the action that begins a board meeting and has looked at its own rules.
    """
    planned = TeamMeeting.objects.select_for_update(of=("self",)).filter(
        series__unit=unit_id,
        series__kind=TeamMeetingKind.BOARD,
        planned_on=held_on,
        state=MeetingState.PLANNED,
    )
    for meeting in planned:
        meeting.state, meeting.held_on = MeetingState.HELD, held_on
        changed_by(meeting, actor.id, now)
        meeting.save()


def _mine(actor: Actor, meeting_id: int, version: int, today: date) -> TeamMeeting:
    found = TeamMeeting.objects.select_related("series").filter(pk=meeting_id)
    meeting = lock(found, version=version)
    _require_belongs(actor, meeting.series, today)
    return meeting


def call_off(meeting: TeamMeeting, because: str, *, actor: Actor, now: datetime) -> None:
    """Cancel a meeting that is locked; for actions that have looked at their own rules."""
    meeting.state, meeting.because = MeetingState.CANCELLED, because
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()


def _who_came(meeting: TeamMeeting) -> set[int]:
    came = TeamAttendance.objects.filter(meeting=meeting, attendance=Attendance.PRESENT)
    return set(came.values_list("user_id", flat=True))


def _sitting(meeting: TeamMeeting) -> set[int]:
    day = meeting.planned_on
    seats = TeamSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=day), series=meeting.series_id, starts_on__lte=day
    )
    return set(seats.values_list("user_id", flat=True))


def _require_belongs(actor: Actor, series: TeamSeries, today: date) -> None:
    sits = TeamSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=today), series=series, user_id=actor.id
    )
    check_team_belongs(belongs=series.unit_id in actor.leads_units or sits.exists())


def _tell(
    what: str, meeting: TeamMeeting, people: set[int], *, actor: Actor, now: datetime
) -> None:
    notify(
        actor=actor,
        recipients=people,
        case_id=None,
        kind=NoticeKind.MEETING,
        sentence=f"Et møde i den faste tid {what}: {meeting.series.name}.",
        now=now,
    )
