"""The CTI clock: three equal phases, fixed from the start by the calendar alone (E1).

«CTI-forløbet består af tre faser, som er lige lange. Det er *ikke* borgerens udvikling, der er
afgørende for, hvornår forløbet går ind i en ny fase, men alene den på forhånd fastsatte
tidsafgrænsning.» (SEED-4)
Every boundary is computed from the start, so a short month never shifts the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.periods import Period, add_months

PHASE_NAMES: tuple[str, ...] = (
    "Planlægning og igangsættelse",
    "Afprøvning og tilpasning",
    "Ansvarsoverdragelse og forankring",
)


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the three phases: from `starts_on` until the day before `ends_before`."""

    number: int
    name: str
    starts_on: date
    ends_before: date

    @property
    def period(self) -> Period:
        """Return the days of the phase."""
        return Period(self.starts_on, self.ends_before)


@dataclass(frozen=True, slots=True)
class Clock:
    """The whole CTI course and its phases; nothing that happens later moves it."""

    starts_on: date
    ends_before: date
    months: int
    phases: tuple[Phase, ...]

    @property
    def period(self) -> Period:
        """Return the days of the whole course."""
        return Period(self.starts_on, self.ends_before)


def clock(*, starts_on: date, months: int) -> Clock:
    """Return the clock of a course of so many months (9 by § 85, 6 by § 82 b and mentor).

    Raises ValueError when `months` is not a positive multiple of three.
    """
    part, rest = divmod(months, len(PHASE_NAMES))
    if rest or part < 1:
        raise ValueError("a CTI course has three equal phases of whole months")
    edges = [add_months(starts_on, part * count) for count in range(len(PHASE_NAMES) + 1)]
    return clock_between(edges, months=months)


def clock_between(edges: Sequence[date], *, months: int) -> Clock:
    """Return the clock whose phases begin and end on days that were fixed at the start."""
    phases = tuple(
        Phase(number, name, edges[number - 1], edges[number])
        for number, name in enumerate(PHASE_NAMES, start=1)
    )
    return Clock(edges[0], edges[-1], months, phases)


def phase_on(course: Clock, day: date) -> Phase | None:
    """Return the phase of a day, or None before the start and after the end."""
    return next((phase for phase in course.phases if phase.period.contains(day)), None)


def days_left(course: Clock, day: date) -> int:
    """Return the days left of the course, `day` itself counted: 1 on the last day, then 0."""
    return max(0, (course.ends_before - max(day, course.starts_on)).days)


def days_left_in_phase(course: Clock, day: date) -> int | None:
    """Return the days left of the day's phase, the day itself counted; None outside the course."""
    phase = phase_on(course, day)
    return None if phase is None else (phase.ends_before - day).days
