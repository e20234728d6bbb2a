"""The charts draw what they are told, and say it in words and in a table."""

from datetime import date

from fodfaeste.pictures import contact_curve, wellbeing_line
from fodfaeste.pictures.wellbeing_line import Mark, WellbeingLine
from fodfaeste.web.ui.gallery_curve import CONTACTS
from tests.pictures.parsing import words_of

WELLBEING = WellbeingLine(
    marks=(Mark(date(2027, 3, 1), 36, "Jeg sover <dårligt>"), Mark(date(2027, 8, 12), 60))
)


def test_wellbeing_shows_its_first_and_its_last_score() -> None:
    drawn = words_of(wellbeing_line.svg(WELLBEING))
    assert drawn == ["0", "50", "100", "36", "1. mar", "60", "12. aug"]
    assert wellbeing_line.description(WELLBEING) == (
        "36 point den 1. marts 2027 og 60 point den 12. august 2027, på en skala fra 0 til 100."
    )


def test_one_measurement_or_none_is_a_picture_too() -> None:
    one = WellbeingLine(marks=WELLBEING.marks[:1])
    assert wellbeing_line.description(one) == "36 point den 1. marts 2027."
    assert words_of(wellbeing_line.svg(one)) == ["0", "50", "100", "36", "1. mar"]
    none = WellbeingLine(marks=())
    assert wellbeing_line.description(none) == "Der er ingen målinger endnu."
    assert words_of(wellbeing_line.svg(none)) == ["0", "50", "100"]


def test_what_people_typed_is_escaped_in_every_chart() -> None:
    assert wellbeing_line.table(WELLBEING)[1] == ("1. marts 2027", "36", "Jeg sover <dårligt>")


def test_no_chart_leans_on_style_sheets() -> None:
    for drawn in (contact_curve.svg(CONTACTS), wellbeing_line.svg(WELLBEING)):
        assert (drawn.count("class="), drawn.count("style=")) == (0, 0)
