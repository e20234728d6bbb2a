from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.matching.weights import (
    DEFAULT,
    WHOLE,
    Part,
    Weights,
    check_weights,
    obstacles_to_weights,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.placement.matching.samples import weights


@given(weights())
def test_d2_six_numbers_that_are_100_together_are_taken(chosen: Weights) -> None:
    assert obstacles_to_weights(chosen) == ()


@pytest.mark.parametrize(
    ("wishes", "sentence", "next_step"),
    [
        (29, "De seks dele giver 99 point i alt.", "Læg 1 point til."),
        (40, "De seks dele giver 110 point i alt.", "Tag 10 point fra."),
    ],
)
def test_d2_another_sum_is_refused_with_what_to_do(
    wishes: int, sentence: str, next_step: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_weights(replace(DEFAULT, wishes=wishes))
    (obstacle,) = refused.value.obstacles
    assert (obstacle.rule, obstacle.condition) == ("D2", "weights_sum_to_100")
    assert obstacle.sentence.startswith(sentence)
    assert obstacle.next_step == next_step


def test_d2_no_part_takes_points_away() -> None:
    (obstacle,) = obstacles_to_weights(replace(DEFAULT, paid=-10, wishes=50))
    assert (obstacle.rule, obstacle.condition) == ("D2", "no_part_takes_away")


@given(st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_d2_only_100_is_whole(numbers: list[int]) -> None:
    chosen = Weights(**dict(zip((part.value for part in Part), numbers, strict=True)))
    assert (obstacles_to_weights(chosen) == ()) == (sum(numbers) == WHOLE)
    assert [chosen.of(part) for part in Part] == numbers
