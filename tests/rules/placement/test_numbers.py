"""CVR and P-numbers: checked, and never demanded."""

import pytest

from fodfaeste.rules.placement.numbers import (
    check_numbers,
    obstacles_to_cvr,
    obstacles_to_p_number,
    tidy_number,
)
from fodfaeste.rules.refusal import Refused


@pytest.mark.parametrize("number", ["", "13585628"])
def test_d1_a_cvr_number_fits_its_check_digit_or_is_left_out(number: str) -> None:
    assert obstacles_to_cvr(number) == ()


@pytest.mark.parametrize(
    "number", ["13585629", "1358562", "135856288", "abcdefgh", "00000000", "１３５８５６２８"]
)
def test_d1_a_cvr_number_that_does_not_exist_is_told(number: str) -> None:
    assert [o.condition for o in obstacles_to_cvr(number)] == ["cvr_exists"]


@pytest.mark.parametrize(("number", "conditions"), [
    ("", []),
    ("1012345678", []),
    ("101234567", ["p_number_shaped"]),
    ("10123456789", ["p_number_shaped"]),
    ("10123a5678", ["p_number_shaped"]),
    ("１０１２３４５６７８", ["p_number_shaped"]),
])  # fmt: skip
def test_d1_a_p_number_has_ten_digits(number: str, conditions: list[str]) -> None:
    assert [o.condition for o in obstacles_to_p_number(number)] == conditions


def test_d1_numbers_are_read_however_they_are_written() -> None:
    assert tidy_number(" DK 13.58-56 28 ") == "13585628"


def test_d1_two_wrong_numbers_are_both_told() -> None:
    with pytest.raises(Refused) as refused:
        check_numbers(cvr_number="1", p_number="2")
    assert {o.rule for o in refused.value.obstacles} == {"D1"}
    assert len(refused.value.obstacles) == 2
