"""The bars of caseloads: in words, as a table and as a picture (A6, M5)."""

from fractions import Fraction

import pytest

from fodfaeste.pictures.caseload_bars import Bar, CaseloadBars, Part, sentence, svg, table
from tests.pictures.parsing import parsed

LAWS = ("§ 85", "§ 82 b", "Mentor", "Uden bevilling endnu")
FULL = Bar("Nadia Friis", (Part("§ 85", 10, Fraction(1)),))
OVER = Bar("Mette Holm", (Part("§ 85", 8, Fraction(8, 10)), Part("Mentor", 6, Fraction(6, 15))))
EMPTY = Bar("Åge Ny", ())


def test_a6_the_picture_says_in_words_who_has_room_and_who_has_too_many() -> None:
    assert sentence(CaseloadBars(LAWS, (FULL, OVER, EMPTY))) == (
        "1 af 3 har plads. Mere end en fuld sagsstamme: Mette Holm (120 %)."
    )
    assert sentence(CaseloadBars(LAWS, (EMPTY,))) == "1 af 1 har plads."


def test_a6_of_many_who_have_too_much_the_fullest_are_named() -> None:
    over = tuple(
        Bar(f"Nr. {number}", (Part("§ 85", 11 + number, Fraction(11 + number, 10)),))
        for number in range(12)
    )
    said = sentence(CaseloadBars(LAWS, over))
    assert said.startswith("0 af 12 har plads. Mere end en fuld sagsstamme: Nr. 2 (130 %), Nr. 3")
    assert said.endswith("Nr. 11 (220 %) og 2 andre.")


def test_a6_the_table_holds_everything_the_picture_shows() -> None:
    head, full, over, empty = table(CaseloadBars(LAWS, (FULL, OVER, EMPTY)))
    assert head == ("CTI-medarbejder", *LAWS, "Borgere i alt", "Del af en fuld", "Plads")
    assert full == ("Nadia Friis", "10", "0", "0", "0", "10", "100 %", "ingen")
    assert over == ("Mette Holm", "8", "0", "6", "0", "14", "120 %", "ingen")
    assert empty == ("Åge Ny", "0", "0", "0", "0", "0", "0 %", "100 %")


@pytest.mark.parametrize("number", [0, 1, 40])
def test_m5_the_bars_stay_inside_the_picture_and_have_words(number: int) -> None:
    many = Bar("<Navn> & " + "meget langt navn " * 8, (Part("§ 85", 30, Fraction(3)),))
    drawn = parsed(svg(CaseloadBars(LAWS, (many,) * number)))
    width = float(drawn.attrib["width"])
    rows = [one for one in drawn.iter() if one.tag.endswith("rect")]
    assert all(
        float(one.attrib["x"]) >= 0 and float(one.attrib["x"]) + float(one.attrib["width"]) <= width
        for one in rows
    )
    assert drawn.attrib["role"] == "img"
