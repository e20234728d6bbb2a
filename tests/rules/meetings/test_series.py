"""Meetings that come again: their days, holidays, and how long a series may run (B2, G2, J3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.followup.workdays import is_workday
from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.kinds import MeetingKind, OnHolidays, Rhythm
from fodfaeste.rules.meetings.outside import check_outsiders
from fodfaeste.rules.meetings.planning import check_moving
from fodfaeste.rules.meetings.series import Series, check_series
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

MONDAY = date(2026, 3, 2)
KEEP = OnHolidays.KEEP


def series(rhythm: Rhythm, until: date, **changed: object) -> Series:
    said: dict[str, object] = {"starts_on": MONDAY, "on_holidays": KEEP, **changed}
    return Series(rhythm=rhythm, until=until, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.WEEK, [2, 9, 16, 23, 30]),
        (Rhythm.TWO_WEEKS, [2, 16, 30]),
        (Rhythm.FOUR_WEEKS, [2, 30]),
        (Rhythm.MONTH, [2]),
    ],
)
def test_g2_a_series_meets_as_often_as_it_says(rhythm: Rhythm, days: list[int]) -> None:
    assert [day.day for day in series(rhythm, date(2026, 3, 31)).days] == days


def test_g2_every_month_is_the_same_weekday_of_the_month_and_the_fifth_is_the_last() -> None:
    fifth = series(Rhythm.MONTH, date(2026, 7, 31), starts_on=date(2026, 3, 31))
    assert [f"{day:%d.%m}" for day in fifth.days] == ["31.03", "28.04", "26.05", "30.06", "28.07"]


def test_b2_easter_monday_is_skipped_unless_one_means_it() -> None:
    easter = date(2026, 4, 6)
    skipped = series(Rhythm.WEEK, date(2026, 4, 13), on_holidays=OnHolidays.SKIP)
    assert easter not in skipped.days
    assert easter in series(Rhythm.WEEK, date(2026, 4, 13)).days


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 6), "anden påskedag"),
        (date(2026, 6, 5), "grundlovsdag"),
        (date(2026, 12, 24), "juleaften"),
        (date(2026, 3, 7), "lørdag"),
        (date(2026, 3, 9), ""),
    ],
)
def test_b2_a_closed_day_is_called_by_its_name(day: date, why: str) -> None:
    assert closed_because(day) == why


@given(day=st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_b2_closed_days_are_those_that_deadlines_do_not_count(day: date) -> None:
    assert bool(closed_because(day)) is not is_workday(day)


@pytest.mark.parametrize(
    ("until", "condition"),
    [
        (MONDAY - timedelta(days=1), "series_is_forward"),
        (add_months(MONDAY, 12) + timedelta(days=1), "series_is_not_too_long"),
    ],
)
def test_g2_a_series_goes_forward_for_a_year_at_most(until: date, condition: str) -> None:
    with pytest.raises(Refused) as refused:
        check_series(series(Rhythm.WEEK, until), kind=MeetingKind.FOLLOW_UP)
    assert conditions(refused.value.obstacles) == [("G1", condition)]


def test_g2_a_series_that_never_meets_is_none() -> None:
    sunday = series(
        Rhythm.WEEK, date(2026, 4, 30), starts_on=date(2026, 3, 1), on_holidays=OnHolidays.SKIP
    )
    with pytest.raises(Refused) as refused:
        check_series(sunday, kind=MeetingKind.OTHER)
    assert conditions(refused.value.obstacles) == [("G2", "series_meets")]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(MeetingKind.KICKOFF, "B1"), (MeetingKind.CLOSING, "I1"), (MeetingKind.START_OF_THREE, "E13")],
)
def test_b5_what_is_held_once_comes_in_no_series(kind: MeetingKind, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_series(series(Rhythm.WEEK, date(2026, 3, 31)), kind=kind)
    assert conditions(refused.value.obstacles) == [(rule, "kind_comes_again")]


@given(
    rhythm=st.sampled_from(Rhythm),
    starts_on=st.dates(date(2024, 1, 1), date(2034, 1, 1)),
    length=st.integers(0, 365),
)
def test_g2_a_series_keeps_its_weekday_and_its_bounds(
    rhythm: Rhythm, starts_on: date, length: int
) -> None:
    until = starts_on + timedelta(days=length)
    days = series(rhythm, until, starts_on=starts_on).days
    assert days[0] == starts_on
    assert {day.weekday() for day in days} == {starts_on.weekday()}
    assert days == tuple(sorted(set(days)))
    assert days[-1] <= until


def test_g2_a_move_says_why() -> None:
    with pytest.raises(Refused) as refused:
        check_moving(MeetingKind.FOLLOW_UP, because="  ")
    assert conditions(refused.value.obstacles) == [("G1", "moving_explained")]
    check_moving(MeetingKind.FOLLOW_UP, because="Karin er syg.")


def test_c2_nobody_from_outside_comes_without_a_yes() -> None:
    check_outsiders([], allowed=[])
    check_outsiders([3], allowed=[3, 4])
    with pytest.raises(Refused) as refused:
        check_outsiders([3, 5], allowed=[3, 4])
    assert conditions(refused.value.obstacles) == [("C2", "outsider_with_consent")]
