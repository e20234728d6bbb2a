"""Fixed times of a week, read from the words people write."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.plan.weekly import (
    WeeklyTime,
    from_code,
    joined,
    minutes_a_week,
    next_day,
    times_in,
    words_of,
)


def _slots() -> st.SearchStrategy[WeeklyTime]:
    clocks = st.times(max_value=time(23, 58)).map(lambda at: at.replace(second=0, microsecond=0))
    pairs = st.tuples(clocks, clocks).filter(lambda pair: pair[0] < pair[1])
    return st.builds(lambda day, pair: WeeklyTime(day, *pair), st.integers(0, 6), pairs)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tirsdag og torsdag fra 9 til 15", "tirsdag og torsdag 9–15"),
        ("mandag, onsdag og fredag kl. 9–13.", "mandag, onsdag og fredag 9–13"),
        ("Mandag til onsdag 9-12.30", "mandag, tirsdag og onsdag 9–12.30"),
        ("man-tirs 8:00-12:00; fre. 10-11", "mandag og tirsdag 8–12, fredag 10–11"),
        ("hverdage 9-12", "mandag, tirsdag, onsdag, torsdag og fredag 9–12"),
        ("Mandag 9-12\nOnsdag 10-14", "mandag 9–12, onsdag 10–14"),
        ("mandage kl. 9-10 og 13-14.15", "mandag 9–10, mandag 13–14.15"),
        ("  ", ""),
    ],
)
def test_c9_times_are_read_as_people_write_them(written: str, read: str) -> None:
    times = times_in(written)
    assert times is not None
    assert words_of(times) == read


@pytest.mark.parametrize(
    "written",
    [
        "efter aftale",
        "tirsdag",
        "9-12",
        "mandag 15-9",
        "fredag til mandag 9-12",
        "tirsdag 9-10 i lige uger",
        "t 9-10",
        "mandag 9-25",
        "mandag 9.75-10",
        "mandag 900-1200",
        "mandag til 9",
    ],
)
def test_c9_what_is_not_clear_is_not_guessed(written: str) -> None:
    assert times_in(written) is None


@given(st.lists(_slots(), max_size=8))
def test_what_is_written_back_is_read_as_the_same(slots: list[WeeklyTime]) -> None:
    times = joined(slots)
    assert times_in(words_of(times)) == times
    assert tuple(from_code(one.code) for one in times) == times


@given(st.text(max_size=200))
def test_any_text_is_read_or_left(text: str) -> None:
    times = times_in(text)
    assert times is None or all(one.starts < one.ends for one in times)


def test_times_that_touch_are_one() -> None:
    morning, noon = WeeklyTime(0, time(9), time(12)), WeeklyTime(0, time(12), time(13))
    assert joined([noon, morning]) == (WeeklyTime(0, time(9), time(13)),)
    assert minutes_a_week([morning, noon]) == 240


def test_a_long_row_of_commas_is_read_at_once() -> None:
    assert times_in("," * 20_000) is None


def test_the_next_tuesday_may_be_today() -> None:
    tuesday = date(2026, 3, 3)
    assert next_day(1, tuesday) == tuesday
    assert next_day(0, tuesday) == date(2026, 3, 9)
