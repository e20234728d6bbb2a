"""The weeks of a course in a row, with what was worked beside what was planned (D7).

«opnå eller øge antallet af ordinære timer» (SEED-4): a week without hours is a week too, so the row
has no holes, over New Year and the week when the clocks change as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.weeks import WEEK, monday_of

AHEAD = 26
"""Weeks to come that are shown at the most."""


@dataclass(frozen=True, slots=True)
class SeriesWeek:
    """One week: what stands for it, and what the agreement of that week says."""

    monday: date
    worked: WeekMinutes | None
    planned: WeekMinutes | None

    def is_missing(self, today: date) -> bool:
        """Say whether the week is over, was planned, and nobody has said what was worked."""
        over = self.monday + WEEK <= today
        return over and self.worked is None and self.planned is not None


def series(
    worked: Mapping[date, WeekMinutes],
    planned_in: Callable[[date], WeekMinutes | None],
    *,
    today: date,
    begins: date | None,
    until: date | None,
) -> tuple[SeriesWeek, ...]:
    """Return every week from the first with hours or work to the last that is worked or planned.

    `begins` is the first day of work, `until` the day of the last sub-goal; None where unknown.
    """
    starts = [*worked, *([monday_of(begins)] if begins else [])]
    if not starts:
        return ()
    latest = max([*worked, monday_of(min(max(until or today, today), today + AHEAD * WEEK))])
    weeks = []
    monday = min(starts)
    while monday <= latest:
        weeks.append(SeriesWeek(monday, worked.get(monday), planned_in(monday)))
        monday += WEEK
    return _without_empty_end(weeks)


def _without_empty_end(weeks: list[SeriesWeek]) -> tuple[SeriesWeek, ...]:
    """What comes after the last hour and the last plan says nothing."""
    while weeks and weeks[-1].worked is None and weeks[-1].planned is None:
        weeks.pop()
    return tuple(weeks)
