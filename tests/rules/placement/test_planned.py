"""What is planned for a week, and the weeks of a course in a row (D3, D7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.outside import (
    Arranged,
    check_planned,
    obstacles_to_own_hours,
    warnings_at_hours,
    weeks_without_hours,
)
from fodfaeste.rules.placement.planned import (
    Agreed,
    Step,
    Stretch,
    is_reached,
    paid_kind,
    planned,
)
from fodfaeste.rules.placement.series import AHEAD, series
from fodfaeste.rules.placement.weeks import WEEK, monday_of
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))


def week(number: int) -> date:
    return MONDAY + number * WEEK


def test_d6_of_two_versions_agreed_on_one_day_the_later_counts() -> None:
    first = Agreed(agreed_on=MONDAY, unpaid=720, paid=0)
    second = Agreed(agreed_on=MONDAY, unpaid=600, paid=0)
    assert planned(MONDAY, agreed=[first, second], stretches=[]) == WeekMinutes(placement=600)


FIRST = Agreed(
    agreed_on=MONDAY + timedelta(days=2),
    unpaid=720,
    paid=0,
    steps=(
        Step(due_on=week(4), weekly=960, paid=120),
        Step(due_on=week(8) + timedelta(days=6), weekly=1200),
    ),
    begins_on=week(1),
)
SECOND = Agreed(agreed_on=week(10), unpaid=600, paid=600)
PLACEMENT = Stretch(HoursKind.PLACEMENT, Period(week(1), week(14)))
FLEX = Stretch(HoursKind.FLEX, Period(week(9)))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, None),
        (1, WeekMinutes(placement=720)),
        (3, WeekMinutes(placement=720)),
        (4, WeekMinutes(placement=840, ordinary=120)),
        (7, WeekMinutes(placement=840, ordinary=120)),
        (8, WeekMinutes(placement=1200)),
        (10, WeekMinutes(placement=600, ordinary=600)),
        (60, WeekMinutes(placement=600, ordinary=600)),
    ],
)
def test_d7_a_week_is_planned_by_the_agreement_in_force_and_its_last_sub_goal_due(
    number: int, expected: WeekMinutes | None
) -> None:
    assert planned(week(number), agreed=[SECOND, FIRST], stretches=[PLACEMENT]) == expected


def test_d7_paid_hours_are_planned_on_the_terms_that_run() -> None:
    found = planned(week(12), agreed=[SECOND], stretches=[PLACEMENT, FLEX])
    assert found == WeekMinutes(placement=600, flex=600)
    both = [FLEX, Stretch(HoursKind.ORDINARY, Period(week(12)))]
    assert paid_kind(week(11), both) is HoursKind.FLEX
    assert paid_kind(week(12), both) is HoursKind.ORDINARY
    assert paid_kind(week(2), []) is HoursKind.ORDINARY


def test_d7_a_sub_goal_is_reached_by_a_week_with_its_hours_and_its_pay() -> None:
    step = Step(due_on=week(4), weekly=960, paid=120)
    assert is_reached(step, [WeekMinutes(placement=900, ordinary=60)]) is False
    assert is_reached(step, [WeekMinutes(), WeekMinutes(placement=840, flex=120)]) is True
    assert is_reached(Step(due_on=week(4), weekly=960), [WeekMinutes(placement=960)]) is True


def test_d7_nothing_is_planned_after_the_match_ended() -> None:
    ended = Agreed(agreed_on=MONDAY, unpaid=720, paid=0, ends_before=week(2) + timedelta(days=1))
    assert planned(week(2), agreed=[ended], stretches=[]) == WeekMinutes(placement=720)
    assert planned(week(3), agreed=[ended], stretches=[]) is None


def test_d7_as_agreed_needs_an_agreement() -> None:
    check_planned(WeekMinutes())
    with pytest.raises(Refused) as refused:
        check_planned(None)
    assert conditions(refused.value.obstacles) == [("D7", "agreed_in_week")]


# --- Outside what was arranged --------------------------------------------------------------------

MATCH = Period(MONDAY + timedelta(days=1), week(6))
ARRANGED = Arranged(matches=(MATCH,), stretches=(PLACEMENT,), agreed=(FIRST,))


@pytest.mark.parametrize(
    ("monday", "minutes", "expected"),
    [
        (week(2), WeekMinutes(placement=60, ordinary=60, taster=60), []),
        (week(-1), WeekMinutes(), []),
        (week(-1), WeekMinutes(taster=60), [("D16", "insured_at_work")]),
        (week(-1), WeekMinutes(ordinary=60), [("D7", "match_in_week")]),
        (
            week(-1),
            WeekMinutes(placement=60),
            [("D7", "match_in_week"), ("D8", "placement_in_week")],
        ),
        (week(0), WeekMinutes(placement=60), [("D8", "placement_in_week")]),
        (week(6), WeekMinutes(ordinary=60), [("D7", "match_in_week")]),
    ],
)
def test_d8_hours_outside_what_is_arranged_are_pointed_out(
    monday: date, minutes: WeekMinutes, expected: list[tuple[str, str]]
) -> None:
    assert conditions(warnings_at_hours(monday, minutes, ARRANGED)) == expected


def test_d7_citizen_and_employer_speak_of_the_weeks_at_work() -> None:
    week_at_work = [("D7", "week_at_work")]
    assert conditions(obstacles_to_own_hours(week(0), ARRANGED)) == week_at_work
    assert obstacles_to_own_hours(week(1), ARRANGED) == ()
    since = week(2) + timedelta(days=3)
    assert conditions(obstacles_to_own_hours(week(1), ARRANGED, since=since)) == week_at_work
    assert obstacles_to_own_hours(week(2), ARRANGED, since=since) == ()
    assert conditions(obstacles_to_own_hours(week(2), Arranged())) == week_at_work


def test_d7_the_weeks_nobody_has_spoken_about_are_found_latest_first() -> None:
    found = weeks_without_hours(ARRANGED, recorded=[week(3)], this_week=week(5), most=3)
    assert found == (week(5), week(4), week(2))
    assert weeks_without_hours(Arranged(), recorded=[], this_week=week(5), most=3) == ()


# --- The weeks in a row ---------------------------------------------------------------------------


@given(DAYS, DAYS, st.none() | DAYS, st.sets(DAYS, max_size=5))
def test_d7_the_weeks_have_no_holes_over_new_year_week_53_and_summer_time(
    today: date, begins: date, until: date | None, worked: set[date]
) -> None:
    hours = {monday_of(day): WeekMinutes(placement=60) for day in worked}
    found = series(hours, lambda _monday: WeekMinutes(), today=today, begins=begins, until=until)
    mondays = [each.monday for each in found]
    first = min(mondays, default=MONDAY)
    assert mondays == [first + number * WEEK for number in range(len(mondays))]
    assert {each.monday: each.worked for each in found if each.worked} == hours
    assert all(monday.isoweekday() == 1 for monday in mondays)
    latest = max([*hours, monday_of(today) + AHEAD * WEEK])
    assert all(monday <= latest for monday in mondays)


def test_d7_a_year_with_53_weeks_has_53_weeks() -> None:
    hours = {date(2020, 12, 21): WeekMinutes(), date(2021, 1, 11): WeekMinutes()}
    found = series(hours, lambda _: None, today=date(2021, 1, 12), begins=None, until=None)
    assert [each.monday.isocalendar().week for each in found] == [52, 53, 1, 2]


def test_d7_what_comes_after_the_last_plan_is_not_shown() -> None:
    found = series({week(0): WeekMinutes()}, lambda _: None, today=week(9), begins=None, until=None)
    assert [each.monday for each in found] == [week(0)]
    assert series({}, lambda _: None, today=week(9), begins=None, until=None) == ()
    assert series({}, lambda _: None, today=week(9), begins=week(2), until=None) == ()


def test_d7_a_planned_week_that_is_over_without_a_word_is_missing() -> None:
    found = series(
        {week(0): WeekMinutes()},
        lambda _: WeekMinutes(placement=60),
        today=week(2),
        begins=week(0),
        until=None,
    )
    assert [each.is_missing(week(2)) for each in found] == [False, True, False]
    assert [each.is_missing(week(2) - timedelta(days=1)) for each in found] == [False] * 3
