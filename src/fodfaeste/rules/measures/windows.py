"""When a measurement can be answered: before its time, in time, late, missed (K1).

Citizen and staff answer «at start, each phase transition and end» (domain.md 1.4) and after it. An
answer is a picture of a moment: one that is given far from its day belongs to another moment, so a
missed measurement is not asked for later, and nobody is blamed for it.

How wide, and why:
- In time is three weeks to either side of the day (evidence.md 6). WHO-5 asks about two weeks and
  may be asked every two weeks at most, so two windows that meet are still two pictures.
- The kickoff may be answered up to three weeks before it, because citizen and team prepare it; the
  start of CTI on its day at the earliest: before it there is the kickoff's own picture.
- Late is three weeks more: six weeks are half a phase of the long course. What is answered late is
  kept with its day and shown as late.
- A window opens on the day of the occasion before it at the earliest, and ends when the next one
  opens. The kickoff has no other end: without a first picture
  there is nothing to compare with, and late is better than never.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import DueMeasure
from fodfaeste.rules.words import Word

BESIDE = timedelta(days=21)
"""To either side of the day an answer is in time."""

LAST = timedelta(days=42)
"""So long after its day an answer is still one of that occasion, though late."""

ON_ITS_DAY = frozenset({MeasureOccasion.CTI_START})
"""Not answered before its day: the occasion before it is a picture of the same time."""

UNTIL_THE_NEXT = frozenset({MeasureOccasion.KICKOFF})
"""Late until the next one opens, however long that takes."""


class Standing(Word):
    """How an occasion stands on a day, as long as it is not answered."""

    BEFORE = "before", "Kommer"
    IN_TIME = "in_time", "Kan besvares nu"
    LATE = "late", "Kan stadig besvares"
    MISSED = "missed", "Blev ikke besvaret"


ANSWERABLE = frozenset({Standing.IN_TIME, Standing.LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which an occasion can be answered; half-open, None has no end of its own."""

    occasion: MeasureOccasion
    due_on: date
    opens_on: date
    late_from: date
    closes_before: date | None

    @property
    def last_day(self) -> date | None:
        """The last day on which an answer is one of this occasion."""
        return None if self.closes_before is None else self.closes_before - timedelta(days=1)

    def standing(self, day: date) -> Standing:
        """Return how the occasion stands on a day."""
        if self.closes_before is not None and day >= self.closes_before:
            return Standing.MISSED
        if day < self.opens_on:
            return Standing.BEFORE
        return Standing.LATE if day >= self.late_from else Standing.IN_TIME

    def can_be_answered(self, day: date) -> bool:
        """Say whether an answer given on that day is one of this occasion."""
        return self.standing(day) in ANSWERABLE


def windows(due: Sequence[DueMeasure]) -> tuple[Window, ...]:
    """Return the window of every occasion that has a day, in the order of their days.

    Two windows never share a day: of two occasions on one day the later one is asked.
    """
    in_order = sorted(due, key=lambda item: item.due_on)
    earliest = [date.min, *(item.due_on for item in in_order)]
    opening = [
        max(_own_opening(item), after) for item, after in zip(in_order, earliest, strict=False)
    ]
    return tuple(
        Window(
            occasion=item.occasion,
            due_on=item.due_on,
            opens_on=opening[place],
            late_from=item.due_on + BESIDE + timedelta(days=1),
            closes_before=_closes_before(item, opening[place + 1 : place + 2]),
        )
        for place, item in enumerate(in_order)
    )


def _own_opening(item: DueMeasure) -> date:
    return item.due_on if item.occasion in ON_ITS_DAY else item.due_on - BESIDE


def window_on(due: Sequence[DueMeasure], day: date) -> Window | None:
    """Return the occasion that an answer given on that day belongs to."""
    return next((one for one in windows(due) if one.can_be_answered(day)), None)


def next_window(due: Sequence[DueMeasure], day: date) -> Window | None:
    """Return the next occasion to come."""
    return next((one for one in windows(due) if one.standing(day) is Standing.BEFORE), None)


def _closes_before(item: DueMeasure, following: Sequence[date]) -> date | None:
    own = [] if item.occasion in UNTIL_THE_NEXT else [item.due_on + LAST + timedelta(days=1)]
    return min([*own, *following], default=None)
