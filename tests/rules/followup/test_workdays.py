from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.followup.workdays import add_workdays, is_workday

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 4, 2), False),  # skærtorsdag
        (date(2026, 4, 6), False),  # 2. påskedag
        (date(2026, 5, 1), True),  # store bededag is no more, and 1 May is a working day
        (date(2023, 5, 5), False),  # the last store bededag
        (date(2024, 4, 26), True),
        (date(2026, 5, 14), False),  # Kristi himmelfartsdag
        (date(2026, 6, 5), False),  # grundlovsdag
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
    ],
)
def test_offices_are_open_on_danish_working_days(
    day: date,
    open_: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert is_workday(day) is open_


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 2, date(2026, 3, 4)),
        (date(2026, 3, 6), 2, date(2026, 3, 10)),
        (date(2026, 4, 1), 2, date(2026, 4, 8)),
        (date(2026, 12, 23), 2, date(2026, 12, 29)),
    ],
)
def test_g3_two_working_days_go_round_weekends_and_holidays(
    day: date, count: int, expected: date
) -> None:
    assert add_workdays(day, count) == expected


def test_working_days_are_counted_forwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_workdays(date(2026, 3, 2), -1)


@given(day=days, count=st.integers(min_value=1, max_value=10))
def test_g3_a_deadline_is_a_working_day_and_as_many_as_asked_lie_before_it(
    day: date, count: int
) -> None:
    due_on = add_workdays(day, count)
    between = [day + timedelta(days=step + 1) for step in range((due_on - day).days)]
    assert sum(is_workday(each) for each in between) == count
    assert is_workday(due_on)
