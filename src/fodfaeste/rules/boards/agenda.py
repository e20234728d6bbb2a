"""Whom a board meeting talks about, and in which order (J2).

«så udfordringer, der opstår, kan blive håndteret, inden de vokser sig store» (SEED-3): what is late
comes first, then new courses, shifts of phase, and what stands still. The agenda is laid when the
meeting begins, so that everybody turns the same pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.boards.columns import Signal, signal_of
from fodfaeste.rules.boards.kinds import BoardReason
from fodfaeste.rules.meetings.sparring import AHEAD, IN_CRISIS, STANDS_STILL

LOOKING_BACK_AT_FIRST = timedelta(weeks=4)
"""What counts as new at the first board meeting of a unit."""

MOST_AT_ONE_MEETING = 60
"""More citizens than this are talked about at the next meeting: the most pressing come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the agenda asks about one course.

    `shifts` are the days CTI's phases 2 and 3 begin; `asks` the names of its deadlines, and `days`
    their days.
    """

    case_id: int
    enrolled_on: date
    shifts: tuple[date, ...]
    asks: frozenset[str]
    days: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A course to talk about, and why."""

    case_id: int
    reasons: tuple[BoardReason, ...]


def agenda(courses: Iterable[Standing], *, since: date, today: date) -> tuple[Item, ...]:
    """Return whom to talk about, `since` the last meeting: the most pressing reason first."""
    found = [(course, reasons_for(course, since=since, today=today)) for course in courses]
    chosen = [(course, reasons) for course, reasons in found if reasons]
    chosen.sort(key=lambda pair: _place(*pair))
    return tuple(Item(course.case_id, reasons) for course, reasons in chosen[:MOST_AT_ONE_MEETING])


def reasons_for(course: Standing, *, since: date, today: date) -> tuple[BoardReason, ...]:
    """Return why one course should be talked about; nothing for one that goes as it should."""
    holds = {
        BoardReason.LATE: signal_of(course.days, today) is Signal.LATE,
        BoardReason.NEW: since < course.enrolled_on <= today,
        BoardReason.PHASE_SHIFT: any(since < day <= today + AHEAD for day in course.shifts),
        BoardReason.STALLED: bool(course.asks & (STANDS_STILL | IN_CRISIS)),
    }
    return tuple(reason for reason in BoardReason if holds[reason])


def _place(course: Standing, reasons: tuple[BoardReason, ...]) -> tuple[int, date, int]:
    """The first reason, then the oldest day, then the course's number."""
    order = list(BoardReason)
    oldest = min((day for day in course.days if day), default=date.max)
    return order.index(reasons[0]), oldest, course.case_id
