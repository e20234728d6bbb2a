"""The clock on the wall, through the year and through its two strange nights (B2)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.meetings.when import span

DENMARK = ZoneInfo("Europe/Copenhagen")
ZERO = timedelta(0)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 27), 1), (date(2026, 3, 30), 2)])
def test_b2_ten_o_clock_is_ten_o_clock_on_both_sides_of_the_night(day: date, hours: int) -> None:
    begins, ends = span(day, time(10), 60, zone=DENMARK)
    assert (f"{begins:%H.%M}", f"{ends:%H.%M}") == ("10.00", "11.00")
    assert begins.utcoffset() == timedelta(hours=hours)


def test_b2_a_time_that_the_clocks_jump_over_begins_when_they_have_jumped() -> None:
    begins, ends = span(date(2026, 3, 29), time(2, 30), 60, zone=DENMARK)
    assert begins.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert (f"{begins:%H.%M}", f"{ends:%H.%M}") == ("03.30", "04.30")


def test_b2_a_meeting_over_the_night_in_october_lasts_as_long_as_it_lasts() -> None:
    begins, ends = span(date(2026, 10, 25), time(1, 30), 120, zone=DENMARK)
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=2)
    assert f"{ends:%H.%M}" == "02.30"


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    clock=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    minutes=st.integers(15, 480),
)
def test_b2_it_begins_that_day_and_lasts_its_minutes(day: date, clock: time, minutes: int) -> None:
    begins, ends = span(day, clock, minutes, zone=DENMARK)
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(minutes=minutes)
    assert begins.date() == day
    late = begins.replace(tzinfo=None) - datetime.combine(day, clock)
    assert late in {ZERO, timedelta(hours=1)}
