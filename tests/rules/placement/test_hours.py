from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.hours import (
    WeekHours,
    check_hours,
    obstacles_to_hours,
    stagnation,
    total,
    unchanged_since,
)
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions, reminders

FIRST = date(2026, 3, 2)
PLACEMENT, ORDINARY = HoursKind.PLACEMENT, HoursKind.ORDINARY


def week(number: int, **hours: str) -> WeekHours:
    worked = {HoursKind(kind): Decimal(amount) for kind, amount in hours.items()}
    return WeekHours(FIRST + timedelta(weeks=number), worked)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ({}, []),
        ({PLACEMENT: Decimal("36.5"), ORDINARY: Decimal("0.5")}, []),
        (
            {PLACEMENT: Decimal(37), ORDINARY: Decimal("0.25")},
            [("D8", "within_full_time")],
        ),
        (
            {PLACEMENT: Decimal(40), ORDINARY: Decimal(-5)},
            [("D8", "hours_not_below_zero")],
        ),
        ({PLACEMENT: Decimal("NaN")}, [("D8", "hours_not_below_zero")]),
        ({PLACEMENT: Decimal("Infinity")}, [("D8", "hours_not_below_zero")]),
    ],
)
def test_d8_a_week_is_from_0_to_37_hours_in_all(
    hours: Mapping[HoursKind, Decimal], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_hours(hours)) == expected


def test_d8_an_impossible_week_is_refused_with_the_limit_in_force() -> None:
    check_hours({PLACEMENT: Decimal(37)})
    with pytest.raises(Refused, match="over 30 om ugen"):
        check_hours({PLACEMENT: Decimal(37)}, most=Decimal(30))


@given(
    st.dictionaries(
        st.sampled_from(HoursKind), st.decimals(min_value=0, max_value=60, places=2), max_size=4
    )
)
def test_d8_a_week_is_refused_exactly_when_it_is_over_full_time(
    hours: dict[HoursKind, Decimal],
) -> None:
    assert bool(obstacles_to_hours(hours)) == (total(hours) > 37)


def test_d7_the_latest_run_of_equal_weeks_is_found_whatever_the_order() -> None:
    weeks = (week(0, placement="6"), week(2, placement="8", ordinary="0"), week(1, placement="8"))
    assert unchanged_since(weeks) == FIRST + timedelta(weeks=1)
    assert unchanged_since(()) is None


def test_d7_the_kind_of_hours_counts_too() -> None:
    weeks = (week(0, placement="8"), week(1, placement="6", ordinary="2"))
    assert unchanged_since(weeks) == FIRST + timedelta(weeks=1)


def test_d7_four_weeks_without_change_or_follow_up_is_pointed_out() -> None:
    weeks = tuple(week(number, placement="8") for number in range(5))
    four_on = FIRST + timedelta(weeks=4)
    day_before = four_on - timedelta(days=1)
    assert stagnation(weeks, last_follow_up_on=None, today=day_before) == ()
    (found,) = stagnation(weeks, last_follow_up_on=None, today=four_on)
    assert (reminders([found]), found.due_on) == ([("D7", "hours_move")], four_on)
    assert stagnation(weeks, last_follow_up_on=FIRST + timedelta(days=1), today=four_on) == ()
    assert stagnation((), last_follow_up_on=None, today=four_on) == ()


def test_d14_a_new_step_or_more_responsibility_is_progression_too() -> None:
    weeks = tuple(week(number, placement="12") for number in range(5))
    four_on = FIRST + timedelta(weeks=4)
    grew_on = FIRST + timedelta(days=1)
    assert stagnation(weeks, last_follow_up_on=None, progressed_on=grew_on, today=four_on) == ()
    still = FIRST - timedelta(days=1)
    found = stagnation(weeks, last_follow_up_on=None, progressed_on=still, today=four_on)
    assert reminders(found) == [("D7", "hours_move")]
