import pytest

from fodfaeste.rules.cases.lookup import Lookup, lookup


def test_m8_parts_of_a_name_are_searched_in_capitals() -> None:
    assert lookup("  kar  møl ") == Lookup(words=("KAR", "MØL"))
    assert lookup("kar møl").criterion == "kar møl"


@pytest.mark.parametrize("text", ["0101901234", "010190-1234", " 010190 1234 "])
def test_m8_ten_digits_are_a_cpr_number_that_the_log_never_holds(text: str) -> None:
    found = lookup(text)
    assert found == Lookup(cpr="0101901234", is_number=True)
    assert found.criterion == "cpr"


@pytest.mark.parametrize("text", ["0101", "010190-12", "01019012345", "karin 010190"])
def test_m8_a_number_that_is_no_cpr_number_is_neither_searched_nor_logged(text: str) -> None:
    found = lookup(text)
    assert found.is_unfinished
    assert (found.words, found.cpr, found.criterion) == ((), "", "cpr")


def test_m8_nothing_typed_asks_for_nothing() -> None:
    assert lookup(" ") == Lookup()
    assert lookup("x" * 5000).words == ("X" * 100,)
