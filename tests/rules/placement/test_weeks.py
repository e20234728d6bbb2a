"""Weeks begin on a Monday, have a name, and have been worked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.weeks import (
    check_week,
    monday_of,
    obstacles_to_week,
    week_name,
    week_named,
)
from fodfaeste.rules.refusal import Refused

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TODAY = date(2026, 3, 4)


@given(DAYS)
def test_d7_every_day_lies_in_a_week_that_is_found_again_by_its_name(day: date) -> None:
    monday = monday_of(day)
    assert (monday.isoweekday(), monday <= day < monday + timedelta(weeks=1)) == (1, True)
    assert week_named(week_name(monday)) == monday


@pytest.mark.parametrize(("day", "name"), [
    (date(2020, 12, 31), "2020-W53"),
    (date(2021, 1, 3), "2020-W53"),
    (date(2024, 12, 30), "2025-W01"),
])  # fmt: skip
def test_d7_the_weeks_around_new_year_have_their_iso_names(day: date, name: str) -> None:
    assert week_name(monday_of(day)) == name


@pytest.mark.parametrize(
    "name", ["", "2026-W54", "2026-W0", "2026-10", "0001-W01", "9999-W52", "2026-W１"]
)
def test_d7_a_week_that_does_not_exist_has_no_monday(name: str) -> None:
    assert week_named(name) is None


def test_d7_hours_belong_to_a_week_that_has_begun_within_the_course() -> None:
    this, enrolled = monday_of(TODAY), TODAY - timedelta(days=1)
    assert obstacles_to_week(this, today=TODAY, earliest=enrolled) == ()
    for monday, condition in (
        (this + timedelta(weeks=1), "week_begun"),
        (this - timedelta(weeks=1), "week_in_course"),
    ):
        with pytest.raises(Refused) as refused:
            check_week(monday, today=TODAY, earliest=enrolled)
        assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D7", condition)]
