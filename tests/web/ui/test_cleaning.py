"""Numbers in addresses and hidden fields are whatever somebody sends."""

import pytest

from fodfaeste.web.ui.cleaning import page_number, sent_number


@pytest.mark.parametrize(
    ("sent", "number"),
    [("17", 17), ("0", 0), ("", 0), ("-3", 0), ("١٧", 0), ("1" * 5_000, 0), ("1 or 1=1", 0)],
)
def test_a_number_that_is_none_or_too_large_is_nothing(sent: str, number: int) -> None:
    assert sent_number(sent) == number


@pytest.mark.parametrize(
    ("sent", "number"), [("3", 3), ("", 1), ("0", 1), ("9" * 7, 1), ("999999", 999_999)]
)
def test_a_page_that_is_none_is_the_first(sent: str, number: int) -> None:
    assert page_number(sent) == number
