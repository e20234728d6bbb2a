"""Whose word about a week stands, and who waits for an answer (D7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from fodfaeste.rules.placement.minutes import PAID, UNPAID, WeekMinutes, minutes_of
from fodfaeste.rules.placement.said import (
    Said,
    differs,
    hours_to_settle,
    saying_otherwise,
    standing,
)
from tests.rules.naming import reminders

STAFF, CITIZEN, EMPLOYER = HoursSource.STAFF, HoursSource.CITIZEN, HoursSource.EMPLOYER
OUTSIDE = {CITIZEN, EMPLOYER}


def say(source: HoursSource, unpaid: int, paid: int = 0) -> Said:
    return Said(source, WeekMinutes(placement=unpaid, ordinary=paid))


WORDS = st.lists(
    st.builds(say, st.sampled_from(HoursSource), st.sampled_from([0, 60, 120]), st.just(0)),
    max_size=8,
)

EXAMPLES: list[tuple[list[Said], int | None, list[int]]] = [
    ([], None, []),
    ([say(STAFF, 720)], 0, []),
    ([say(CITIZEN, 600)], 0, []),
    ([say(CITIZEN, 600), say(CITIZEN, 540)], 1, []),
    ([say(CITIZEN, 600), say(EMPLOYER, 540)], 0, [1]),
    ([say(EMPLOYER, 600), say(CITIZEN, 600)], 0, []),
    ([say(STAFF, 720), say(CITIZEN, 600)], 0, [1]),
    ([say(STAFF, 720), say(CITIZEN, 600), say(EMPLOYER, 540)], 0, [1, 2]),
    ([say(STAFF, 720), say(CITIZEN, 600), say(CITIZEN, 720)], 0, []),
    ([say(STAFF, 720), say(CITIZEN, 600), say(STAFF, 720)], 2, []),
    ([say(CITIZEN, 600), say(STAFF, 720), say(EMPLOYER, 600)], 1, [2]),
]


@pytest.mark.parametrize(("said", "stands", "otherwise"), EXAMPLES)
def test_d7_nobodys_word_overwrites_anothers(
    said: list[Said], stands: int | None, otherwise: list[int]
) -> None:
    assert standing(said) is (None if stands is None else said[stands])
    assert [said.index(each) for each in saying_otherwise(said)] == otherwise


def test_d7_the_terms_of_pay_are_not_for_citizen_and_employer_to_know() -> None:
    flex = Said(STAFF, WeekMinutes(placement=60, flex=120))
    assert saying_otherwise([flex, say(EMPLOYER, 60, 120)]) == ()
    assert differs(WeekMinutes(taster=60), WeekMinutes(placement=60)) is False
    assert differs(WeekMinutes(placement=60), WeekMinutes(ordinary=60)) is True


@given(WORDS)
def test_d7_once_a_colleague_has_spoken_nobody_else_moves_what_stands(said: list[Said]) -> None:
    before = standing([*said, say(STAFF, 480)])
    after = standing([*said, say(STAFF, 480), say(CITIZEN, 60), say(EMPLOYER, 120)])
    assert before == after == say(STAFF, 480)


@given(WORDS)
def test_d7_a_colleagues_word_answers_everybody(said: list[Said]) -> None:
    assert saying_otherwise([*said, say(STAFF, 480)]) == ()


@given(WORDS)
def test_d7_who_waits_differs_from_what_stands_and_is_no_colleague(said: list[Said]) -> None:
    stands, waiting = standing(said), saying_otherwise(said)
    assert {each.source for each in waiting} <= OUTSIDE
    assert len({each.source for each in waiting}) == len(waiting)
    assert all(stands and differs(each.minutes, stands.minutes) for each in waiting)


@given(WORDS.filter(bool))
def test_d7_what_stands_is_something_that_was_said(said: list[Said]) -> None:
    stands = standing(said)
    assert stands in said
    has_staff = any(each.source is STAFF for each in said)
    assert stands is not None
    assert (stands.source is STAFF) == has_staff


def test_d7_different_words_are_something_to_do() -> None:
    assert reminders(hours_to_settle(any_differ=True)) == [("D7", "hours_are_settled")]
    assert hours_to_settle(any_differ=False) == ()


@given(st.dictionaries(st.sampled_from(HoursKind), st.integers(0, 2220)))
def test_d7_minutes_are_the_same_by_kind_in_all_and_in_hours(
    kinds: dict[HoursKind, int],
) -> None:
    week = minutes_of(kinds)
    assert week.total == week.unpaid + week.paid == sum(kinds.values())
    assert week.unpaid == sum(week.of(kind) for kind in UNPAID)
    assert week.paid == sum(week.of(kind) for kind in PAID)
    assert {kind: week.of(kind) for kind in kinds} == kinds
    assert set(week.kinds) == {kind for kind, minutes in kinds.items() if minutes}
    assert sum(week.hours.values()) * 60 == pytest.approx(week.total)
