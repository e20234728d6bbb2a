"""What is counted of the courses of a unit, each figure by one definition (J6).

«80 pct. af indsatsgruppen og 41 pct. af kontrolgruppen har deltaget i en virksomhedsrettet indsats»
(SEED-1). A course counts in a figure once its time has come: "after a year" is asked of those that
were enrolled a year ago, and of nobody else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.periods import Period, add_months
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.results.counted import Change, Share, Spread, change, spread

YEAR = 12
KEPT_AFTER = (3, 6, 12)
"""Months after the first day in ordinary work at which retention is looked at."""
LOOKED_AT_WEEKS = (4, 13, 26, 52)
"""Weeks after the first day at a workplace at which the hours are looked at."""
AT_A_COMPANY = frozenset({HoursKind.PLACEMENT, HoursKind.SUBSIDISED})
ORDINARY = frozenset({HoursKind.ORDINARY})
SUPPORTED = frozenset({HoursKind.FLEX, HoursKind.SUBSIDISED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Work under one set of terms, half-open."""

    kind: HoursKind
    period: Period


@dataclass(frozen=True, slots=True)
class WeekAt:
    """The hours of one week, so many weeks after the first day at a workplace, in minutes."""

    week: int
    all_minutes: int
    ordinary_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSteps:
    """The steps of one course by day, and the work in it; None has not come."""

    enrolled_on: date
    kickoff_on: date | None = None
    matched_on: date | None = None
    cti_on: date | None = None
    cti_closed_on: date | None = None
    stretches: tuple[Stretch, ...] = ()
    weeks: tuple[WeekAt, ...] = ()
    answers: tuple[Mapping[str, int | None], ...] = ()
    """The citizen's own answers by scale, the first first."""


@dataclass(frozen=True, slots=True)
class HoursAt:
    """The average hours of a week after the first day at a workplace, in minutes."""

    week: int
    number: int
    all_minutes: float
    ordinary_minutes: float


def company_based(courses: Iterable[CourseSteps], today: date) -> Share:
    """Those in a placement or with a wage subsidy in their first year, of those a year old."""
    old = _a_year_old(courses, today)
    return _share(
        old,
        lambda one: any(
            stretch.kind in AT_A_COMPANY
            and stretch.period.starts_on < add_months(one.enrolled_on, YEAR)
            for stretch in one.stretches
        ),
    )


def in_work_after_a_year(
    courses: Iterable[CourseSteps], kinds: frozenset[HoursKind], today: date
) -> Share:
    """Those in such work on the day a year after enrolment, of those a year old."""
    return _share(
        _a_year_old(courses, today),
        lambda one: _works(one, kinds, add_months(one.enrolled_on, YEAR)),
    )


def kept(courses: Iterable[CourseSteps], months: int, today: date) -> Share:
    """Those in ordinary work some months after their first day in it, of those it is so long ago.

    Another ordinary job on that day counts: it is the foothold that is kept.
    """
    begun = ((one, first_ordinary(one)) for one in courses)
    due = [
        (one, add_months(first, months))
        for one, first in begun
        if first is not None and add_months(first, months) <= today
    ]
    return Share(sum(_works(one, ORDINARY, day) for one, day in due), len(due))


def first_ordinary(course: CourseSteps) -> date | None:
    """The first day in ordinary work, or None."""
    days = (one.period.starts_on for one in course.stretches if one.kind in ORDINARY)
    return min(days, default=None)


def first_at_a_company(course: CourseSteps) -> date | None:
    """The first day at a workplace on any terms but a taster's, or None."""
    days = (one.period.starts_on for one in course.stretches if one.kind is not HoursKind.TASTER)
    return min(days, default=None)


def days_to_kickoff(courses: Iterable[CourseSteps]) -> Spread:
    """Days from enrolment to the first kickoff held."""
    return _between((one.enrolled_on, one.kickoff_on) for one in courses)


def days_to_match(courses: Iterable[CourseSteps]) -> Spread:
    """Days from the kickoff to the first job match."""
    return _between((one.kickoff_on, one.matched_on) for one in courses)


def days_to_work(courses: Iterable[CourseSteps]) -> Spread:
    """Days from the kickoff to the first day at a workplace."""
    return _between((one.kickoff_on, first_at_a_company(one)) for one in courses)


def days_to_cti(courses: Iterable[CourseSteps]) -> Spread:
    """Days from the first match to the start of CTI."""
    return _between((one.matched_on, one.cti_on) for one in courses)


def days_of_cti(courses: Iterable[CourseSteps]) -> Spread:
    """Days from the start of CTI to its closing."""
    return _between((one.cti_on, one.cti_closed_on) for one in courses)


def hours_at(courses: Iterable[CourseSteps]) -> tuple[HoursAt, ...]:
    """The average hours of those who have any written, week by week."""
    found = [week for one in courses for week in one.weeks]
    return tuple(
        _average(number, [one for one in found if one.week == number]) for number in LOOKED_AT_WEEKS
    )


def scales(courses: Iterable[CourseSteps]) -> tuple[tuple[Track, Change], ...]:
    """The citizens' own answers, first and last, of those who have answered a scale twice."""
    given = [one.answers for one in courses]
    return tuple((track, change(_pairs(track, given))) for track in Track)


def _average(week: int, found: list[WeekAt]) -> HoursAt:
    number = len(found)
    everything = sum(one.all_minutes for one in found) / number if number else 0.0
    ordinary = sum(one.ordinary_minutes for one in found) / number if number else 0.0
    return HoursAt(week, number, everything, ordinary)


def _pairs(
    track: Track, given: Iterable[tuple[Mapping[str, int | None], ...]]
) -> Iterable[tuple[float, float]]:
    scale = track.value
    for sets in given:
        said = [number for one in sets if (number := one.get(scale)) is not None]
        if len(said) > 1:
            yield float(said[0]), float(said[-1])


def _a_year_old(courses: Iterable[CourseSteps], today: date) -> list[CourseSteps]:
    return [one for one in courses if add_months(one.enrolled_on, YEAR) <= today]


def _works(course: CourseSteps, kinds: frozenset[HoursKind], day: date) -> bool:
    return any(one.kind in kinds and one.period.contains(day) for one in course.stretches)


def _share(courses: list[CourseSteps], has: Callable[[CourseSteps], bool]) -> Share:
    return Share(sum(map(has, courses)), len(courses))


def _between(steps: Iterable[tuple[date | None, date | None]]) -> Spread:
    """Days from one step to the next, where both have come, in that order."""
    return spread(
        (after - before).days
        for before, after in steps
        if before is not None and after is not None and before <= after
    )
