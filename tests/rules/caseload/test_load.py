from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.caseload.load import Training, load, percent, warnings_at_assignment
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)
TRAINED = Training(trained_on=date(2025, 9, 1), mentor_named=False)


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


def test_a6_the_eleventh_citizen_by_85_is_pointed_out() -> None:
    ninth = warnings_at_assignment([10] * 9, norm_of_new=10, training=TRAINED, today=TODAY)
    tenth = warnings_at_assignment([10] * 10, norm_of_new=10, training=TRAINED, today=TODAY)
    assert ninth == ()
    assert conditions(tenth) == [("A6", "within_norm")]
    assert "110 procent" in tenth[0].sentence


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
    found = warnings_at_assignment([], norm_of_new=15, training=training, today=TODAY)
    assert conditions(found) == expected
