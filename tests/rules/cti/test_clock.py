from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import (
    PHASE_NAMES,
    Clock,
    clock,
    days_left,
    days_left_in_phase,
    phase_on,
)
from fodfaeste.rules.periods import add_months

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
lengths = st.sampled_from([6, 9])


def edges(course: Clock) -> list[date]:
    return [course.starts_on, *(phase.ends_before for phase in course.phases)]


@pytest.mark.parametrize(
    ("starts_on", "months", "expected"),
    [
        ("2026-02-02", 9, ["2026-05-02", "2026-08-02", "2026-11-02"]),
        ("2026-02-02", 6, ["2026-04-02", "2026-06-02", "2026-08-02"]),
        ("2026-01-31", 9, ["2026-04-30", "2026-07-31", "2026-10-31"]),
        ("2025-08-31", 6, ["2025-10-31", "2025-12-31", "2026-02-28"]),
        ("2023-08-31", 6, ["2023-10-31", "2023-12-31", "2024-02-29"]),
        ("2024-02-29", 9, ["2024-05-29", "2024-08-29", "2024-11-29"]),
        ("2025-12-31", 6, ["2026-02-28", "2026-04-30", "2026-06-30"]),
        ("2026-03-29", 6, ["2026-05-29", "2026-07-29", "2026-09-29"]),
        ("2026-10-25", 9, ["2027-01-25", "2027-04-25", "2027-07-25"]),
        ("2025-11-30", 9, ["2026-02-28", "2026-05-30", "2026-08-30"]),
    ],
)
def test_e1_boundaries_are_counted_from_the_start_and_clamped_to_the_months_end(
    starts_on: str, months: int, expected: list[str]
) -> None:
    course = clock(starts_on=date.fromisoformat(starts_on), months=months)
    assert edges(course) == [date.fromisoformat(day) for day in (starts_on, *expected)]
    assert course.ends_before == date.fromisoformat(expected[-1])
    assert course.months == months


@pytest.mark.parametrize("months", [-3, 0, 1, 4, 8, 10])
def test_e1_a_course_that_is_not_three_equal_parts_is_no_course(months: int) -> None:
    with pytest.raises(ValueError, match="three equal phases"):
        clock(starts_on=date(2026, 1, 1), months=months)


def test_e1_the_phases_bear_the_names_of_the_source() -> None:
    course = clock(starts_on=date(2026, 1, 1), months=9)
    assert [(phase.number, phase.name) for phase in course.phases] == [
        (1, "Planlægning og igangsættelse"),
        (2, "Afprøvning og tilpasning"),
        (3, "Ansvarsoverdragelse og forankring"),
    ]


@given(starts_on=days, months=lengths)
def test_e1_phases_follow_each_other_without_gap_or_overlap(starts_on: date, months: int) -> None:
    course = clock(starts_on=starts_on, months=months)
    assert [phase.starts_on for phase in course.phases] == edges(course)[:-1]
    assert edges(course) == sorted(set(edges(course)))
    assert course.period.starts_on == starts_on
    assert course.period.ends_before == course.ends_before


@given(starts_on=days, months=lengths)
def test_e1_phases_are_equally_long_in_calendar_months(starts_on: date, months: int) -> None:
    course = clock(starts_on=starts_on, months=months)
    part = months // 3
    assert edges(course) == [add_months(starts_on, part * count) for count in range(4)]
    assert [day.day for day in edges(course)] == [
        min(starts_on.day, _last_day_of_month(day)) for day in edges(course)
    ]


@given(starts_on=days, months=lengths, offset=st.integers(min_value=-40, max_value=320))
def test_e1_every_day_lies_in_the_one_phase_that_time_alone_gives_it(
    starts_on: date, months: int, offset: int
) -> None:
    course = clock(starts_on=starts_on, months=months)
    day = starts_on + timedelta(days=offset)
    containing = [phase for phase in course.phases if phase.starts_on <= day < phase.ends_before]
    assert phase_on(course, day) == (containing[0] if containing else None)
    assert bool(containing) == (course.starts_on <= day < course.ends_before)


def test_e1_days_left_count_the_day_itself_and_stop_at_the_end() -> None:
    course = clock(starts_on=date(2026, 1, 31), months=9)
    assert days_left(course, date(2026, 1, 1)) == (date(2026, 10, 31) - date(2026, 1, 31)).days
    assert days_left(course, date(2026, 10, 30)) == 1
    assert days_left(course, date(2026, 10, 31)) == 0
    assert days_left(course, date(2027, 1, 1)) == 0
    assert days_left_in_phase(course, date(2026, 4, 29)) == 1
    assert (
        days_left_in_phase(course, date(2026, 4, 30))
        == (date(2026, 7, 31) - date(2026, 4, 30)).days
    )
    assert days_left_in_phase(course, date(2026, 1, 30)) is None
    assert days_left_in_phase(course, date(2026, 10, 31)) is None


def test_e1_there_are_three_phases() -> None:
    assert len(PHASE_NAMES) == 3


def _last_day_of_month(day: date) -> int:
    return (add_months(day.replace(day=1), 1) - timedelta(days=1)).day
