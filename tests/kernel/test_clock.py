"""T13, T14: a day is a day in Denmark, whatever the hour, the season and the server's own zone."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import pytest

from fodfaeste.kernel import clock

ZONES = ("UTC", "Europe/Copenhagen", "Pacific/Honolulu")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone that the server believes it is in."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-28T22:59:59.9", date(2026, 3, 28)),  # 23.59.59,9 in winter time
        ("2026-03-28T23:00:00", date(2026, 3, 29)),  # the night of 23 hours begins
        ("2026-03-29T00:59:59", date(2026, 3, 29)),  # 01.59.59, and then 03.00
        ("2026-03-29T01:00:00", date(2026, 3, 29)),
        ("2026-03-29T21:59:59.9", date(2026, 3, 29)),  # 23.59.59,9 in summer time
        ("2026-03-29T22:00:00", date(2026, 3, 30)),
        ("2026-10-24T21:59:59", date(2026, 10, 24)),
        ("2026-10-24T22:00:00", date(2026, 10, 25)),  # the night of 25 hours begins
        ("2026-10-25T00:30:00", date(2026, 10, 25)),  # 02.30 for the first time
        ("2026-10-25T01:30:00", date(2026, 10, 25)),  # 02.30 for the second time
        ("2026-10-25T22:59:59", date(2026, 10, 25)),
        ("2026-10-25T23:00:00", date(2026, 10, 26)),
        ("2028-02-28T23:00:00", date(2028, 2, 29)),
        ("2026-12-31T23:00:00", date(2027, 1, 1)),
    ],
)
def test_t13_a_day_begins_at_midnight_in_denmark(zone: str, instant: str, day: date) -> None:
    assert clock.day_of(utc(instant)) == day


@pytest.mark.parametrize("first", [date(2026, 3, 27), date(2026, 10, 23), date(2028, 2, 27)])
def test_t13_hour_by_hour_no_day_is_left_out_and_none_comes_twice(zone: str, first: date) -> None:
    began = datetime.combine(first, datetime.min.time(), tzinfo=UTC)
    days = [clock.day_of(began + timedelta(hours=hour)) for hour in range(24 * 5)]
    assert all(
        after - before in {timedelta(0), timedelta(days=1)} for before, after in pairwise(days)
    )


@pytest.mark.parametrize("pretended", ["2027-07-01", "2027-01-01", "2026-03-29", "2026-10-25"])
@pytest.mark.parametrize(
    "real",
    [
        "2026-11-22T22:30:00",  # 23.30 in winter: in days of 24 hours 00.30 of the next
        "2026-07-11T22:30:00",  # 00.30 in summer: 23.30 of the winter day before
        "2026-11-22T01:30:00",  # 02.30, which the night in March does not have
        "2026-11-22T12:00:00",
    ],
)
def test_a_shifted_clock_moves_the_day_and_keeps_the_hour(
    monkeypatch: pytest.MonkeyPatch, real: str, pretended: str
) -> None:
    monkeypatch.setenv(clock.DEMO_VARIABLE, "1")
    monkeypatch.setenv(clock.SHIFT_VARIABLE, pretended)
    monkeypatch.setattr(clock, "datetime", standing_still(utc(real)))
    shown, local = clock.now(), utc(real).astimezone(clock.COPENHAGEN)
    assert clock.today() == clock.day_of(shown) == date.fromisoformat(pretended)
    hour = shown.astimezone(clock.COPENHAGEN).hour
    assert hour - local.hour in ({0, 1} if pretended == "2026-03-29" else {0})


def standing_still(instant: datetime) -> type[datetime]:
    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Still":
            return cls.fromtimestamp(instant.timestamp(), tz)

    return Still


def test_outside_a_demo_nobody_shifts_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.DEMO_VARIABLE, raising=False)
    monkeypatch.setenv(clock.SHIFT_VARIABLE, "2027-07-01")
    assert clock.shifted_today() is None
    assert clock.today() == clock.day_of(datetime.now(UTC))
    assert os.environ[clock.SHIFT_VARIABLE] == "2027-07-01"
