"""Begin a board meeting, say who is there, end it (J2)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models import BoardAttendance, BoardItem, BoardMeeting
from fodfaeste.records.boards.queries.cards import standings_of
from fodfaeste.records.boards.queries.meetings import last_ended, ongoing
from fodfaeste.records.boards.queries.reach import departments_led
from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.meetings.actions.team_meetings import note_board_held
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.agenda import LOOKING_BACK_AT_FIRST, agenda
from fodfaeste.rules.boards.meeting import check_board_begun, check_leads_board, check_one_at_a_time


@creates(BoardMeeting)
def begin_meeting(
    *,
    actor: Actor,
    unit_id: int,
    held_on: date,
    attended: tuple[int, ...],
    today: date,
    now: datetime,
) -> BoardMeeting:
    """Begin a meeting and lay its agenda; one forgotten on an earlier day ends on its own day."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    check_leads_board(leads=unit_id in actor.leads_units)
    check_board_begun(held_on=held_on, attended=len(attended), today=today)
    Unit.objects.select_for_update().get(pk=unit_id)
    open_one = ongoing(unit_id)
    check_one_at_a_time(other_on=open_one.held_on if open_one else None, held_on=held_on)
    if open_one is not None:
        _end(open_one, on=open_one.held_on, actor=actor, now=now)
    last = last_ended(unit_id)
    since = last.held_on if last else held_on - LOOKING_BACK_AT_FIRST
    meeting = BoardMeeting.objects.create(
        **made_by(actor.id, now), unit_id=unit_id, held_on=held_on
    )
    _note_attendance(meeting, attended, actor=actor, now=now)
    note_board_held(actor=actor, unit_id=unit_id, held_on=held_on, now=now)
    found = agenda(standings_of(unit_id, today), since=since, today=today)
    BoardItem.objects.bulk_create(
        BoardItem(
            **made_by(actor.id, now),
            meeting=meeting,
            case_id=item.case_id,
            place=place,
            reasons=[reason.value for reason in item.reasons],
        )
        for place, item in enumerate(found, start=1)
    )
    return meeting


@transaction.atomic
def change_attendance(
    *,
    actor: Actor,
    board_id: int,
    version: int,
    attended: tuple[int, ...],
    today: date,
    now: datetime,
) -> BoardMeeting:
    """Correct who was there; the leaders' departments are those of the day of the meeting."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    meeting = lock(BoardMeeting.objects.filter(pk=board_id), version=version)
    check_leads_board(leads=meeting.unit_id in actor.leads_units)
    check_board_begun(held_on=meeting.held_on, attended=len(attended), today=today)
    changed_by(meeting, actor.id, now)
    meeting.save()
    BoardAttendance.objects.filter(meeting=meeting).exclude(user_id__in=attended).delete()
    _note_attendance(meeting, attended, actor=actor, now=now)
    return meeting


@transaction.atomic
def end_meeting(*, actor: Actor, board_id: int, today: date, now: datetime) -> BoardMeeting:
    """End a meeting; what it decided stands, and once more changes nothing."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    meeting = BoardMeeting.objects.select_for_update().get(pk=board_id)
    check_leads_board(leads=meeting.unit_id in actor.leads_units)
    if meeting.ended_on is not None:
        return meeting
    return _end(meeting, on=max(today, meeting.held_on), actor=actor, now=now)


def _end(meeting: BoardMeeting, *, on: date, actor: Actor, now: datetime) -> BoardMeeting:
    meeting.ended_on = on
    changed_by(meeting, actor.id, now)
    meeting.save()
    return meeting


def _note_attendance(
    meeting: BoardMeeting, users: tuple[int, ...], *, actor: Actor, now: datetime
) -> None:
    leads = departments_led(users, meeting.held_on)
    BoardAttendance.objects.bulk_create(
        (
            BoardAttendance(
                **made_by(actor.id, now),
                meeting=meeting,
                user_id=user,
                leads_department=leads.get(user, ""),
            )
            for user in users
        ),
        ignore_conflicts=True,
    )
