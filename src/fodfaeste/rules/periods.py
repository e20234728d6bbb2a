"""Days, months and half-open periods: the first day is in, `ends_before` is out.

«alene den på forhånd fastsatte tidsafgrænsning» (SEED-4): periods are fixed in advance and counted
in calendar months, so a month from 31 January ends with the last day of February.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS_A_YEAR = 12


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day.

    `months` may be negative. Raises ValueError outside the years 1 to 9999.
    """
    year, month_index = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    first = date(year, month_index + 1, 1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


@dataclass(frozen=True, slots=True)
class Period:
    """From `starts_on` until the day before `ends_before`; None is open-ended.

    Raises ValueError when the period would hold no day at all.
    """

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            raise ValueError("a period ends after it starts")

    def contains(self, day: date) -> bool:
        """Say whether `day` lies in the period."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods share at least one day."""
        return self.contains(other.starts_on) or other.contains(self.starts_on)
