from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.periods import Period, add_months

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_where_the_calendar_ends(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_the_end_of_the_calendar_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="year"):
        add_months(date(9999, 12, 1), 1)


@given(day=days, months=st.integers(min_value=-120, max_value=120))
def test_the_month_is_always_the_one_asked_for(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    assert march.contains(date(2026, 3, 1))
    assert march.contains(date(2026, 3, 31))
    assert not march.contains(date(2026, 2, 28))
    assert not march.contains(date(2026, 4, 1))
    assert Period(date(2026, 3, 1)).contains(date(9999, 12, 31))


def test_a_period_without_a_day_is_none() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2026, 3, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Period(date(2026, 4, 1)), False),
        (Period(date(2026, 3, 31)), True),
        (Period(date(2026, 1, 1), date(2026, 3, 1)), False),
        (Period(date(2026, 1, 1), date(2026, 3, 2)), True),
        (Period(date(2026, 1, 1)), True),
    ],
)
def test_periods_overlap_when_they_share_a_day(
    other: Period,
    shared: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    assert (march.overlaps(other), other.overlaps(march)) == (shared, shared)
