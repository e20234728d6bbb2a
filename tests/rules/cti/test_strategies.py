"""The strategy bank: what stands after each try, carried over, found again (E15)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.strategies import (
    AT_WORK,
    Outcome,
    Situation,
    Try,
    carried_over,
    check_set_aside,
    check_still_stands,
    check_strategy,
    check_try,
    check_words_are_ones_own,
    is_found,
    stands,
    works,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
HOME, WORK, WAY, OTHERS, OUT = Situation
WORKED, PARTLY, NOT = Outcome


def tried(where: Situation, how: Outcome, *, days_ago: int = 0, order: int = 0) -> Try:
    return Try(tried_on=TODAY - timedelta(days=days_ago), situation=where, outcome=how, order=order)


TRIES = st.lists(
    st.builds(
        Try,
        tried_on=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
        situation=st.sampled_from(Situation),
        outcome=st.sampled_from(Outcome),
        order=st.integers(0, 50),
    ),
    unique_by=lambda one: (one.tried_on, one.order),
    max_size=12,
)


def test_e15_the_last_time_in_a_situation_counts() -> None:
    walk = [tried(HOME, NOT, days_ago=9), tried(HOME, WORKED, days_ago=2)]
    assert stands(walk) == {HOME: WORKED}
    assert works(walk)
    assert not works([*walk, tried(HOME, NOT, days_ago=1)])


def test_e15_two_tries_of_a_day_count_in_the_order_written() -> None:
    same_day = [tried(WORK, NOT, order=8), tried(WORK, WORKED, order=3)]
    assert stands(same_day) == {WORK: NOT}


def test_e15_another_situation_than_the_first_is_carried_over() -> None:
    walk = [
        tried(WORK, PARTLY, days_ago=3),
        tried(HOME, WORKED, days_ago=20),
        tried(OUT, NOT, days_ago=1),
    ]
    assert carried_over(walk) == ((WORK, PARTLY), (OUT, NOT))
    assert carried_over(walk[1:2]) == ()


def test_e15_a_new_workplace_builds_on_work_way_and_others() -> None:
    assert frozenset({WORK, WAY, OTHERS}) == AT_WORK
    assert not works([tried(HOME, WORKED)], among=AT_WORK)
    assert works([tried(WAY, WORKED)], among=AT_WORK)


@pytest.mark.parametrize(
    ("situation", "outcome", "found"),
    [
        (None, None, True),
        (HOME, None, True),
        (OUT, None, False),
        (None, WORKED, True),
        (None, NOT, False),
        (HOME, WORKED, True),
        (WORK, WORKED, False),
        (WORK, PARTLY, True),
    ],
)
def test_e15_situation_and_outcome_are_asked_for_together(
    situation: Situation | None,
    outcome: Outcome | None,
    found: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    walk = [tried(HOME, WORKED, days_ago=5), tried(WORK, PARTLY)]
    assert is_found(walk, situation=situation, outcome=outcome) is found


@given(TRIES)
def test_e15_what_stands_is_what_was_said_last_and_no_order_of_reading_changes_it(
    tries: list[Try],
) -> None:
    standing = stands(tries)
    assert standing == stands(list(reversed(tries)))
    assert set(standing) == {one.situation for one in tries}
    for where, how in standing.items():
        last = max(
            (one for one in tries if one.situation is where),
            key=lambda one: (one.tried_on, one.order),
        )
        assert last.outcome is how


@given(TRIES)
def test_e15_it_is_found_exactly_where_it_stands_so(tries: list[Try]) -> None:
    standing = stands(tries)
    for where in Situation:
        for how in Outcome:
            expected = standing.get(where) is how
            assert is_found(tries, situation=where, outcome=how) is expected
    assert works(tries) is (WORKED in standing.values())
    assert len(carried_over(tries)) == max(len(standing) - 1, 0)


def refused(caught: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in caught.value.obstacles]


def test_e15_a_strategy_says_what_one_does() -> None:
    with pytest.raises(Refused) as caught:
        check_strategy("  ")
    assert refused(caught) == [("E15", "strategy_said")]
    check_strategy("Går en tur")


def test_e15_a_try_has_been() -> None:
    with pytest.raises(Refused) as caught:
        check_try(tried_on=TODAY + timedelta(days=1), today=TODAY)
    assert refused(caught) == [("E15", "strategy_tried_by_today")]
    check_try(tried_on=TODAY, today=TODAY)


def test_e15_what_the_citizen_wrote_the_citizen_rewrites() -> None:
    with pytest.raises(Refused) as caught:
        check_words_are_ones_own(written_as=Role.CITIZEN, reader=Role.CTI_WORKER)
    assert refused(caught) == [("E15", "citizens_strategy_stands")]
    check_words_are_ones_own(written_as=Role.CITIZEN, reader=Role.CITIZEN)
    check_words_are_ones_own(written_as=Role.CTI_WORKER, reader=Role.CTI_WORKER)


def test_e15_nothing_is_set_aside_without_a_word_or_twice() -> None:
    with pytest.raises(Refused) as caught:
        check_set_aside(already=False, reason="nej")
    assert refused(caught) == [("E15", "set_aside_reason_said")]
    with pytest.raises(Refused) as caught:
        check_set_aside(already=True, reason="Det virker ikke mere.")
    assert refused(caught) == [("E15", "strategy_still_stands")]
    with pytest.raises(Refused):
        check_still_stands(set_aside=True)
    check_still_stands(set_aside=False)
    check_set_aside(already=False, reason="Det virker ikke mere.")
