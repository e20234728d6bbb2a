"""A new phase is told a week before; nothing that is told moves it (E1).

«alene den på forhånd fastsatte tidsafgrænsning» (SEED-4): the day is known from the start, so the
team and the citizen can make themselves ready for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cti.clock import Clock, Phase
from fodfaeste.rules.periods import Period

FIRST_PHASE = 1


@dataclass(frozen=True, slots=True)
class Shift:
    """The day a course goes from one phase into the next, and the days on which it is news."""

    phase: Phase
    notice_days: int

    @property
    def news(self) -> Period:
        """Return the days it is told on: as many after the shift as before it.

        A job that lay still for some days tells it late; what is long past is no news.
        """
        days = timedelta(days=self.notice_days)
        return Period(self.phase.starts_on - days, self.phase.starts_on + max(days, _A_DAY))

    def is_ahead(self, day: date) -> bool:
        """Say whether the shift is told and still to come."""
        return self.news.contains(day) and day < self.phase.starts_on

    def is_news(self, day: date) -> bool:
        """Say whether the team shall have been told of it on a day."""
        return self.news.contains(day)

    @property
    def sentence(self) -> str:
        """Return what the team is told; true before the day and after it."""
        day = self.phase.starts_on
        return (
            f"CTI går i fase {self.phase.number} den {day.day}.{day.month}.{day.year}: "
            f"{self.phase.name}. Tal med borgeren om, hvad fasen skal handle om."
        )


def shifts(course: Clock, *, notice_days: int) -> tuple[Shift, ...]:
    """Return the two shifts of a course."""
    return tuple(Shift(phase, notice_days) for phase in course.phases if phase.number > FIRST_PHASE)


def shift_ahead(course: Clock, day: date, *, notice_days: int) -> Shift | None:
    """Return the shift that comes within the notice, or None."""
    return next(
        (shift for shift in shifts(course, notice_days=notice_days) if shift.is_ahead(day)), None
    )


_A_DAY = timedelta(days=1)
