from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.stretches import (
    Extension,
    NewTerms,
    Stretch,
    check_end,
    check_extension,
    check_free,
    check_new_terms,
    obstacles_to_end,
    obstacles_to_extension,
    obstacles_to_new_terms,
    overlapping,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

START, END = date(2026, 3, 2), date(2026, 6, 1)
UNPAID = Stretch(kind=HoursKind.PLACEMENT, period=Period(START, END))
PAID = Stretch(kind=HoursKind.ORDINARY, period=Period(START))
LONGER = Extension(
    current=UNPAID,
    ends_before=END + timedelta(weeks=13),
    grounds="Karin skal nå at mestre kassen.",
    is_last=True,
)
GOES_OVER = NewTerms(
    current=UNPAID, kind=HoursKind.ORDINARY, starts_on=date(2026, 4, 6), ends_before=None
)


def test_d8_a_running_placement_is_lengthened_with_a_reason() -> None:
    check_extension(LONGER, today=END)


@pytest.mark.parametrize(
    ("changes", "today", "expected"),
    [
        ({"current": PAID}, END, ["stretch_has_an_end"]),
        ({"ends_before": END}, END, ["extension_is_longer"]),
        ({}, END + timedelta(days=1), ["extension_in_time"]),
        ({"is_last": False}, END, ["extension_of_the_last"]),
        ({"grounds": "  kort  "}, END, ["extension_reasoned"]),
    ],
)
def test_d8_an_extension_that_cannot_be_granted_is_refused(
    changes: dict[str, object], today: date, expected: list[str]
) -> None:
    facts = replace(LONGER, **changes)  # type: ignore[arg-type]
    found = obstacles_to_extension(facts, today=today)
    assert conditions(found) == [("D8", name) for name in expected]
    with pytest.raises(Refused):
        check_extension(facts, today=today)


def test_d8_work_goes_over_to_other_terms_without_a_gap() -> None:
    check_new_terms(GOES_OVER)
    check_new_terms(replace(GOES_OVER, starts_on=END))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": HoursKind.PLACEMENT, "ends_before": END}, ["terms_are_new"]),
        ({"starts_on": START}, ["terms_after_beginning"]),
        ({"starts_on": END + timedelta(days=1)}, ["terms_without_a_gap"]),
        ({"ends_before": date(2026, 4, 6)}, ["terms_end_after_start"]),
        ({"beside": (PAID,)}, ["one_stretch_of_a_kind"]),
    ],
)
def test_d8_new_terms_that_do_not_fit_are_refused(
    changes: dict[str, object], expected: list[str]
) -> None:
    facts = replace(GOES_OVER, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_new_terms(facts)) == [("D8", name) for name in expected]
    with pytest.raises(Refused):
        check_new_terms(facts)


def test_d8_going_back_to_unpaid_placement_takes_an_end() -> None:
    back = NewTerms(
        current=PAID, kind=HoursKind.PLACEMENT, starts_on=date(2026, 5, 4), ends_before=None
    )
    assert conditions(obstacles_to_new_terms(back)) == [("D8", "unpaid_terms_have_end")]


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        (START, []),
        (END - timedelta(days=2), []),
        (END - timedelta(days=1), ["stretch_ends_earlier"]),
        (START - timedelta(days=1), ["stretch_ends_after_start"]),
    ],
)
def test_d8_a_stretch_ends_earlier_than_granted_and_after_it_began(
    last_day: date, expected: list[str]
) -> None:
    found = obstacles_to_end(UNPAID.period, last_day=last_day)
    assert conditions(found) == [("D8", name) for name in expected]


def test_d8_a_stretch_without_an_end_can_be_given_one() -> None:
    check_end(PAID.period, last_day=date(2027, 1, 1))


def test_d8_paid_hours_may_stand_beside_a_placement_but_not_the_same_twice() -> None:
    check_free(PAID, (UNPAID,))
    with pytest.raises(Refused) as refused:
        check_free(UNPAID, (UNPAID,))
    assert conditions(refused.value.obstacles) == [("D8", "one_stretch_of_a_kind")]


DAYS = st.integers(0, 400).map(lambda count: START + timedelta(days=count))


@given(DAYS, DAYS, DAYS, DAYS)
def test_d8_two_stretches_overlap_exactly_when_they_share_a_day(
    first: date, second: date, third: date, fourth: date
) -> None:
    if first == second or third == fourth:
        return
    one = Period(min(first, second), max(first, second))
    other = Period(min(third, fourth), max(third, fourth))
    shared = max(one.starts_on, other.starts_on) < min(
        one.ends_before or date.max, other.ends_before or date.max
    )
    new = Stretch(kind=HoursKind.FLEX, period=one)
    assert overlapping(new, (Stretch(kind=HoursKind.FLEX, period=other),)) == shared
    assert not overlapping(new, (Stretch(kind=HoursKind.ORDINARY, period=other),))
