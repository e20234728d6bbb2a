"""What a colleague's calendar is to be told by mail: a new meeting, a change, a cancellation (J3).

«fast tid afsat i de involverede medarbejderes kalendere» (SEED-3). Each state of a meeting is told
once, with a number that rises, so that no program shows a meeting twice or an old time again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

AHEAD = timedelta(days=60)
"""How far ahead meetings are told: a series of a year would be fifty mails in one morning."""


@dataclass(frozen=True, slots=True)
class Meets:
    """A meeting as it stands now."""

    on: date
    sequence: int
    cancelled: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as the calendar was told of it last; `told_as` is the number it was told with."""

    on: date
    sequence: int
    told_as: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One mail to a calendar."""

    uid: UUID
    told_as: int
    cancels: bool


def steps(
    meetings: Mapping[UUID, Meets], told: Mapping[UUID, Told], *, today: date
) -> tuple[Step, ...]:
    """Return what the calendar does not know yet; meetings that are over are left as they are."""
    found = []
    for uid, meets in meetings.items():
        last = told.get(uid)
        if meets.cancelled or meets.held:
            if last and _stands(last, today, also_today=meets.cancelled):
                found.append(Step(uid, _next(last, meets), cancels=True))
        elif _is_news(meets, last) and _is_near(meets, last, today):
            found.append(Step(uid, _next(last, meets), cancels=False))
    for uid, last in told.items():
        if uid not in meetings and _stands(last, today):
            found.append(Step(uid, last.told_as + 1, cancels=True))
    return tuple(found)


def _stands(last: Told, today: date, *, also_today: bool = True) -> bool:
    """Whether the calendar shows it on a day to come; what was held today stays where it is."""
    ahead = last.on > today or (also_today and last.on == today)
    return ahead and not last.cancelled


def _is_near(meets: Meets, last: Told | None, today: date) -> bool:
    """Whether it is told now: within reach, or the calendar shows a day that is no longer right."""
    return today <= meets.on <= today + AHEAD or bool(last and _stands(last, today))


def _is_news(meets: Meets, last: Told | None) -> bool:
    return last is None or last.cancelled or meets.sequence > last.sequence


def _next(last: Told | None, meets: Meets) -> int:
    return max(meets.sequence, last.told_as + 1) if last else meets.sequence
