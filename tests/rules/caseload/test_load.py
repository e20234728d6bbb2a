from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.caseload.load import (
    Training,
    heaviest,
    load,
    obstacles_to_assignment,
    percent,
    warnings_on_training,
    weighed,
)
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("norms", "share"),
    [
        ([], Fraction(0)),
        ([10] * 10, Fraction(1)),
        ([15] * 15, Fraction(1)),
        ([10] * 4 + [15] * 9, Fraction(1)),
        ([10, 15], Fraction(1, 6)),
    ],
)
def test_a6_a_mixed_load_is_weighted_by_legal_basis(norms: list[int], share: Fraction) -> None:
    assert load(norms) == share


@given(st.lists(st.sampled_from([10, 15]), max_size=40))
def test_a6_the_order_of_citizens_does_not_matter(norms: list[int]) -> None:
    assert load(norms) == load(sorted(norms))
    assert load(norms) == Fraction(norms.count(10), 10) + Fraction(norms.count(15), 15)


def test_a6_a_norm_below_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one citizen"):
        load([10, 0])


def test_a6_a_hundred_percent_means_really_full() -> None:
    assert percent(Fraction(149, 150)) == 99
    assert percent(Fraction(1)) == 100


def lacks(norms: list[int], new: int | None, *, reason: str = "") -> list[tuple[str, str]]:
    return conditions(obstacles_to_assignment(weighed(norms, new), reason=reason))


def test_a6_the_eleventh_citizen_by_85_is_pointed_out() -> None:
    assert lacks([10] * 9, 10) == []
    assert lacks([10] * 10, 10) == [("A6", "within_norm")]
    (told,) = obstacles_to_assignment(weighed([10] * 10, 10), reason="")
    assert "har 100 procent" in told.sentence
    assert "får 110 procent" in told.sentence


def test_a6_a_mixed_load_is_full_at_one() -> None:
    assert lacks([10] * 4 + [15] * 8, 15) == []
    assert lacks([10] * 4 + [15] * 9, 15) == [("A6", "within_norm")]


@pytest.mark.parametrize(
    ("reason", "passes"),
    [("", False), ("   kort   ", False), ("Nadia går ned i tid hos to andre i næste uge.", True)],
)
def test_a6_a_written_reason_lets_one_more_pass(reason: str, *, passes: bool) -> None:
    assert (lacks([10] * 10, 10, reason=reason) == []) is passes


def test_a6_a_course_after_cti_weighs_nothing_and_needs_no_reason() -> None:
    assert weighed([10] * 12, None).after == Fraction(12, 10)
    assert lacks([10] * 9, None) == []


@given(st.lists(st.sampled_from([10, 15]), max_size=30), st.sampled_from([10, 15]))
def test_a6_one_more_citizen_is_over_exactly_when_the_sum_is_above_one(
    norms: list[int], new: int
) -> None:
    weighing = weighed(norms, new)
    assert weighing.after == weighing.before + Fraction(1, new)
    assert weighing.is_over is (sum(30 // norm for norm in [*norms, new]) > 30)


def test_a6_without_a_law_a_course_weighs_as_the_heaviest() -> None:
    assert heaviest([15, 10, 15]) == 10
    assert heaviest([]) == 10


@pytest.mark.parametrize(
    ("training", "expected"),
    [
        (Training(trained_on=TODAY, mentor_named=False), []),
        (Training(trained_on=None, mentor_named=True), []),
        (Training(trained_on=None, mentor_named=False), [("A7", "trained_or_mentored")]),
        (
            Training(trained_on=date(2026, 3, 3), mentor_named=False),
            [("A7", "trained_or_mentored")],
        ),
    ],
)
def test_a7_a_worker_in_training_has_a_mentor(
    training: Training, expected: list[tuple[str, str]]
) -> None:
    assert conditions(warnings_on_training(training, today=TODAY)) == expected
