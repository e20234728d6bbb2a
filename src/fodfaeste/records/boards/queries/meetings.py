"""Board meetings: who was there, the agenda, the decisions, and what became of the last ones."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Q, QuerySet

from fodfaeste.records.boards.models import (
    BoardAttendance,
    BoardDecision,
    BoardItem,
    BoardMeeting,
)
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.boards.kinds import BoardReason, Told
from fodfaeste.rules.cases.kinds import TaskState

MeetingRow: TypeAlias = BoardMeeting
"""What the floor above calls it; it imports no tables."""

MEETINGS_SHOWN = 50
LAST_DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who was there, and the department they led."""

    user_id: int
    name: str
    leads: Department | None


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A course on the agenda, as far as the reader sees it."""

    case_id: int
    name: str
    reasons: tuple[BoardReason, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision with what has become of it; `obstacle_id` when it is something in the way."""

    case_id: int
    name: str
    text: str
    said_by: str
    responsible: str
    due_on: date | None
    is_task: bool
    obstacle_id: int | None
    done_on: date | None

    @property
    def is_obstacle(self) -> bool:
        """Whether it is something in the way."""
        return self.obstacle_id is not None

    def told(self, today: date) -> Told | None:
        """What has become of it; None for words that ask nobody."""
        if not (self.is_task or self.is_obstacle):
            return None
        if self.done_on is not None:
            return Told.REMOVED if self.is_obstacle else Told.DONE
        return Told.LATE if self.due_on is not None and self.due_on < today else Told.OPEN


def meetings_of(unit_ids: tuple[int, ...]) -> QuerySet[BoardMeeting]:
    """The meetings of these units, the latest first."""
    rows = BoardMeeting.objects.filter(unit__in=unit_ids).select_related("unit")
    return rows[:MEETINGS_SHOWN]


def meeting_of(unit_ids: tuple[int, ...], board_id: int) -> BoardMeeting | None:
    """One meeting of these units."""
    rows = BoardMeeting.objects.filter(unit__in=unit_ids, pk=board_id)
    return rows.select_related("unit").first()


def ongoing(unit_id: int) -> BoardMeeting | None:
    """The meeting of a unit that goes on."""
    return BoardMeeting.objects.filter(unit=unit_id, ended_on=None).first()


def last_ended(unit_id: int) -> BoardMeeting | None:
    """The latest meeting of a unit that has been ended."""
    return BoardMeeting.objects.filter(unit=unit_id).exclude(ended_on=None).first()


def the_one_before(meeting: BoardMeeting) -> BoardMeeting | None:
    """The meeting of the unit before another."""
    earlier = Q(held_on__lt=meeting.held_on) | Q(held_on=meeting.held_on, pk__lt=meeting.pk)
    return BoardMeeting.objects.filter(earlier, unit=meeting.unit_id).first()


def attended(meeting: BoardMeeting) -> tuple[Attended, ...]:
    """Who was there, by name."""
    rows = BoardAttendance.objects.filter(meeting=meeting).order_by("user__name", "user_id")
    return tuple(
        Attended(user, name, Department(leads) if leads else None)
        for user, name, leads in rows.values_list("user_id", "user__name", "leads_department")
    )


def agenda_of(meeting: BoardMeeting) -> tuple[OnAgenda, ...]:
    """The courses to talk about that the reader sees, in order."""
    rows = BoardItem.objects.filter(meeting=meeting).select_related("case__citizen")
    return tuple(
        OnAgenda(
            row.case_id,
            row.case.citizen.name,
            tuple(BoardReason(code) for code in row.reasons),
            row.case.closed_on is None,
        )
        for row in rows
    )


def place_of(meeting: BoardMeeting, case_id: int) -> tuple[int, tuple[BoardReason, ...]] | None:
    """A course's number on the agenda and why it stands there; None when it does not."""
    row = BoardItem.objects.filter(meeting=meeting, case=case_id).first()
    return (row.place, tuple(BoardReason(code) for code in row.reasons)) if row else None


def beside(meeting: BoardMeeting, place: int, *, forwards: bool) -> int | None:
    """The next open course on the agenda that the reader sees, or the one before."""
    rows = BoardItem.objects.filter(meeting=meeting, case__closed_on=None)
    rows = (
        rows.filter(place__gt=place).order_by("place")
        if forwards
        else rows.filter(place__lt=place).order_by("-place")
    )
    return rows.values_list("case_id", flat=True).first()


def cases_in(agenda: tuple[OnAgenda, ...], decided: tuple[Decided, ...]) -> list[int]:
    """Every course that a page of a meeting tells of, for the log."""
    return sorted({one.case_id for one in agenda} | {one.case_id for one in decided})


def decisions_of(meeting: BoardMeeting) -> tuple[Decided, ...]:
    """What a meeting decided about the courses that the reader sees; one query."""
    return _decided(BoardDecision.objects.filter(meeting=meeting))


def last_decisions(case_id: int) -> tuple[Decided, ...]:
    """The latest decisions about one course, the latest first."""
    rows = BoardDecision.objects.filter(case=case_id).order_by("-pk")
    return _decided(rows[:LAST_DECISIONS])


def _decided(rows: QuerySet[BoardDecision]) -> tuple[Decided, ...]:
    found = rows.select_related(
        "case__citizen", "created_by", "task__responsible", "obstacle__remover"
    )
    return tuple(_one(row) for row in found)


def _one(row: BoardDecision) -> Decided:
    task, obstacle = row.task, row.obstacle
    responsible = ""
    due_on = done_on = None
    if task is not None:
        responsible = task.responsible.name if task.responsible else ""
        due_on = task.due_on
        done_on = task.done_on if task.state == TaskState.DONE else None
    elif obstacle is not None:
        responsible, due_on, done_on = obstacle.remover.name, obstacle.due_on, obstacle.removed_on
    return Decided(
        case_id=row.case_id,
        name=row.case.citizen.name,
        text=row.text,
        said_by=row.created_by.name if row.created_by else "",
        responsible=responsible,
        due_on=due_on,
        is_task=task is not None,
        obstacle_id=row.obstacle_id,
        done_on=done_on,
    )
