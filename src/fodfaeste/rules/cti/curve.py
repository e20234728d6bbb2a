"""The contact curve: week by week against a band that falls, and the time for coordination.

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende» (SEED-3)
«Særligt i CTI-forløbets opstart og hen mod afslutningen af CTI-forløbet må der forventes et
stigende antal timer til koordination.» (SEED-4)
The guide is weekly, fortnightly, monthly (domain.md section 1.1). The band of a phase lies between
its own guide and that of the phase before: in phase 2 at least every other week, and no more than
weekly. In phase 1 nothing is too much.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from fodfaeste.rules.cti.clock import Clock, phase_on
from fodfaeste.rules.cti.contact import REAL_CONTACT
from fodfaeste.rules.cti.kinds import ContactKind

WEEK = timedelta(days=7)
RUNNING_WEEKS = 4
"""Single contacts a fortnight make a jagged line; four weeks make one that can be read."""


@dataclass(frozen=True, slots=True)
class Band:
    """Contacts a week that fit a phase; `most` is None where nothing is too much."""

    least: Fraction
    most: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Notes of one kind in one week of one phase, added up; `week` 0 is the first of the course."""

    week: int
    phase: int
    kind: ContactKind
    number: int
    minutes: int
    coordination_minutes: int
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveWeek:
    """One week of a course; `contacts` are talks, `attempts` led to none."""

    number: int
    starts_on: date
    phase: int
    band: Band
    has_come: bool
    contacts: int = 0
    attempts: int = 0
    messages: int = 0
    minutes: int = 0
    coordination_minutes: int = 0
    average: Fraction | None = None
    """Contacts a week in the weeks up to this one; None until the week is over."""


def band(phase: int, every: Sequence[int]) -> Band:
    """Return the band of a phase; `every` are the days between contacts, phase by phase."""
    rates = [Fraction(WEEK.days, days) for days in every]
    before = rates[phase - 2] if phase > 1 else None
    return Band(rates[phase - 1], None if before is None else max(before, rates[phase - 1]))


def weeks_of(
    course: Clock, counted: Iterable[Counted], *, every: Sequence[int], today: date
) -> tuple[CurveWeek, ...]:
    """Return every week of a course, those to come as well, with what was counted in each."""
    rows = tuple(counted)
    total = -(-(course.ends_before - course.starts_on).days // WEEK.days)
    weeks: list[CurveWeek] = []
    for index in range(total):
        here = [row for row in rows if row.week == index]
        weeks.append(_week(course, index, here, weeks, every=every, today=today))
    return tuple(weeks)


def _week(
    course: Clock,
    index: int,
    here: list[Counted],
    before: list[CurveWeek],
    *,
    every: Sequence[int],
    today: date,
) -> CurveWeek:
    starts_on = course.starts_on + index * WEEK
    phase = phase_on(course, starts_on) or course.phases[-1]
    contacts = _number(here, REAL_CONTACT)
    lately = [*(week.contacts for week in before[1 - RUNNING_WEEKS :]), contacts]
    is_over = starts_on + WEEK <= today
    return CurveWeek(
        number=index + 1,
        starts_on=starts_on,
        phase=phase.number,
        band=band(phase.number, every),
        has_come=starts_on <= today,
        contacts=contacts,
        attempts=_number(here, {ContactKind.ATTEMPT}),
        messages=_number(here, {ContactKind.MESSAGE}),
        minutes=sum(row.minutes for row in here),
        coordination_minutes=sum(row.coordination_minutes for row in here),
        average=Fraction(sum(lately), len(lately)) if is_over else None,
    )


def _number(rows: Iterable[Counted], kinds: Iterable[ContactKind]) -> int:
    wanted = frozenset(kinds)
    return sum(row.number for row in rows if row.kind in wanted)


@dataclass(frozen=True, slots=True)
class Coordination:
    """Minutes of coordination a week: at the start, in between and towards the end.

    None where the weeks have not come yet.
    """

    start: Fraction | None
    between: Fraction | None
    end: Fraction | None

    @property
    def rose_at_start(self) -> bool | None:
        """Say whether there was more at the start than in between; None before one can tell."""
        return None if self.start is None or self.between is None else self.start > self.between

    @property
    def rises_at_end(self) -> bool | None:
        """Say whether there is more towards the end than in between; None before one can tell."""
        return None if self.end is None or self.between is None else self.end > self.between


EDGE_WEEKS = 6
"""So many weeks are the start, and so many the end; a course of six months has fourteen between."""


def coordination_of(weeks: Sequence[CurveWeek]) -> Coordination:
    """Return the time for coordination at both ends of the course and in between (E10)."""
    return Coordination(
        start=_a_week(weeks[:EDGE_WEEKS]),
        between=_a_week(weeks[EDGE_WEEKS:-EDGE_WEEKS]),
        end=_a_week(weeks[-EDGE_WEEKS:]),
    )


def _a_week(weeks: Sequence[CurveWeek]) -> Fraction | None:
    come = [week.coordination_minutes for week in weeks if week.has_come]
    return Fraction(sum(come), len(come)) if come else None
