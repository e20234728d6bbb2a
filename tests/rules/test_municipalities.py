"""An installation picks its municipality from the official list."""

from itertools import pairwise

import pytest

from fodfaeste.rules.municipalities import MUNICIPALITIES

NAMES = {municipality.code: municipality.name for municipality in MUNICIPALITIES}


def test_there_are_98_municipalities_with_a_code_and_a_name_of_their_own() -> None:
    assert len(MUNICIPALITIES) == 98
    assert len(NAMES) == 98
    assert len(set(NAMES.values())) == 98


def test_codes_have_three_digits_and_rise_from_copenhagen_to_hjoerring() -> None:
    codes = [municipality.code for municipality in MUNICIPALITIES]
    assert all(len(code) == 3 and code.isdecimal() for code in codes)
    assert all(one < other for one, other in pairwise(codes))
    assert (codes[0], codes[-1]) == ("101", "860")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("101", "København"),
        ("147", "Frederiksberg"),
        ("153", "Brøndby"),
        ("260", "Halsnæs"),
        ("330", "Slagelse"),
        ("340", "Sorø"),
        ("400", "Bornholm"),
        ("461", "Odense"),
        ("492", "Ærø"),
        ("550", "Tønder"),
        ("580", "Aabenraa"),
        ("751", "Aarhus"),
        ("825", "Læsø"),
        ("846", "Mariagerfjord"),
        ("849", "Jammerbugt"),
        ("851", "Aalborg"),
        ("860", "Hjørring"),
    ],
)
def test_a_code_names_its_municipality(code: str, name: str) -> None:
    assert NAMES[code] == name


def test_ertholmene_is_no_municipality() -> None:
    assert "411" not in NAMES
