from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.limits import limit_on
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import PlacementWeeks
from fodfaeste.rules.placement.papers import (
    Law,
    Papers,
    latest_day,
    law_from,
    papers_due,
    papers_lacking,
)
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.trainees import TraineeShare, places, warnings_at_workplace
from tests.rules.naming import conditions, reminders

START = date(2026, 3, 2)
WHOLE = Papers(
    starts_on=START,
    ends_before=START + timedelta(weeks=13),
    purpose=PlacementPurpose.SKILLS,
    granted_on=START - timedelta(days=3),
    paid_hours_too=False,
    functions_differ=False,
)


def test_d8_a_placement_with_purpose_and_grant_within_13_weeks_lacks_nothing() -> None:
    assert papers_lacking(WHOLE, law=Law()) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"purpose": None}, "purpose_chosen"),
        ({"granted_on": None}, "grant_dated"),
        ({"granted_on": START + timedelta(days=1)}, "granted_first"),
        ({"ends_before": START + timedelta(weeks=13, days=1)}, "within_first_period"),
        ({"paid_hours_too": True}, "paid_tasks_differ"),
        ({"employees": 9, "others_there": 1}, "place_left_at_work"),
    ],
)
def test_d8_each_thing_the_law_asks_for_is_pointed_out_by_itself(
    changes: dict[str, object], expected: str
) -> None:
    lacking = papers_lacking(replace(WHOLE, **changes), law=Law())  # type: ignore[arg-type]
    assert conditions(lacking) == [("D8", expected)]


def test_d8_an_extension_may_reach_26_weeks_in_all_and_then_13_more() -> None:
    for done, most in ((13, 26), (26, 39), (39, 52)):
        since = START - timedelta(weeks=done)
        papers = replace(WHOLE, before=Period(since, START))
        assert latest_day(papers, law=Law()) == since + timedelta(weeks=most)


def test_d8_too_long_an_extension_names_the_last_day_that_can_be_granted() -> None:
    since = START - timedelta(weeks=13)
    papers = replace(WHOLE, before=Period(since, START), ends_before=START + timedelta(weeks=14))
    (found,) = papers_lacking(papers, law=Law())
    assert conditions((found,)) == [("D8", "within_next_period")]
    assert found.next_step == "Vælg en slutdato senest 31.05.2026."


def test_d8_the_papers_are_a_duty_from_the_first_day_of_work() -> None:
    papers = replace(WHOLE, purpose=None)
    assert papers_due(papers, law=Law(), today=START - timedelta(days=1)) == ()
    (found,) = papers_due(papers, law=Law(), today=START)
    assert found.due_on == START
    assert reminders((found,)) == [("D8", "purpose_chosen")]


def test_m9_the_law_is_made_of_the_numbers_of_the_day() -> None:
    assert law_from(lambda code: limit_on(code, START)) == Law()
    shorter = Law(weeks=PlacementWeeks(first=8))
    assert conditions(papers_lacking(WHOLE, law=shorter)) == [("D8", "within_first_period")]


@pytest.mark.parametrize(
    ("employees", "most"),
    [(0, 1), (4, 1), (5, 1), (9, 1), (10, 2), (49, 9), (50, 10), (59, 10), (60, 11), (100, 15)],
)
def test_d8_one_for_every_five_up_to_fifty_and_then_one_for_every_ten(
    employees: int, most: int
) -> None:
    assert places(employees) == most


@given(st.integers(0, 5000))
def test_d8_a_larger_workplace_never_has_room_for_fewer(employees: int) -> None:
    assert 1 <= places(employees) <= places(employees + 1)


def test_d8_nothing_is_said_about_a_workplace_whose_numbers_are_unknown() -> None:
    assert warnings_at_workplace(employees=None, others_there=4) == ()
    assert warnings_at_workplace(employees=4, others_there=None) == ()
    own = TraineeShare(employees_each=2)
    assert warnings_at_workplace(employees=4, others_there=1, share=own) == ()
    (full,) = warnings_at_workplace(employees=1, others_there=1)
    assert full.sentence == (
        "Arbejdspladsen har 1 ansat og må have 1 i praktik og løntilskud. Der er 1 i forvejen."
    )
