"""The charts draw what they are told, and say it in words and in a table."""

from datetime import date

from fodfaeste.pictures import contact_curve, hours_chart, wellbeing_line
from fodfaeste.pictures.contact_curve import ContactCurve, ContactWeek
from fodfaeste.pictures.hours_chart import HoursChart, Week
from fodfaeste.pictures.marks import BLUE, BLUE_MID
from fodfaeste.pictures.wellbeing_line import Mark, WellbeingLine
from tests.pictures.parsing import SVG, parsed, words_of

HOURS = HoursChart(
    weeks=(Week(24, 360, 0), Week(25, 240, 0, "syg <script>"), Week(26, 720, 240)),
    agreed=(960, 1200),
)
CONTACTS = ContactCurve(
    weeks=(ContactWeek(1, 1, 2, 1, 7), ContactWeek(2, 1, 0, 0, 7), ContactWeek(3, 2, 1, 0, 14))
)
WELLBEING = WellbeingLine(
    marks=(Mark(date(2027, 3, 1), 36, "Jeg sover <dårligt>"), Mark(date(2027, 8, 12), 60))
)


def heights(drawn: str, colour: str) -> list[float]:
    root = parsed(drawn)
    return [
        float(rect.get("height", "0"))
        for rect in root.iter(f"{SVG}rect")
        if rect.get("fill") == colour and rect.get("height") != "12"
    ]


def test_placement_and_ordinary_hours_are_stacked_on_one_scale() -> None:
    drawn = hours_chart.svg(HOURS)
    assert heights(drawn, BLUE_MID) == [30, 20, 60]
    assert heights(drawn, BLUE) == [20]


def test_the_agreed_progression_is_dashed_and_begins_after_the_last_week() -> None:
    path = parsed(hours_chart.svg(HOURS)).find(f"{SVG}path")
    assert path is not None
    assert path.get("stroke-dasharray") == "5 4"
    assert (path.get("d") or "").startswith("M347.2 ")


def test_hours_are_said_in_words_of() -> None:
    assert hours_chart.description(HOURS) == (
        "Fra 6 timer i uge 24 til 16 timer i uge 26. "
        "12 praktiktimer + 4 ordinære timer i uge 26. Aftalen er 20 timer ved slutningen."
    )


def test_hours_stand_in_a_table() -> None:
    assert hours_chart.table(HOURS)[1:] == (
        ("24", "6", "0", "6", ""),
        ("25", "4", "0", "4", "syg <script>"),
        ("26", "12", "4", "16", ""),
    )


def test_a_chart_without_weeks_says_so_and_is_still_a_picture() -> None:
    empty = HoursChart(weeks=())
    assert hours_chart.description(empty) == "Der er ingen timer endnu."
    assert parsed(hours_chart.svg(empty)).tag == f"{SVG}svg"


def test_a_year_of_weeks_stays_inside_the_picture() -> None:
    year = HoursChart(weeks=tuple(Week(number, 2220, 0) for number in range(1, 53)))
    root = parsed(hours_chart.svg(year))
    rights = [
        float(rect.get("x", 0)) + float(rect.get("width", 0)) for rect in root.iter(f"{SVG}rect")
    ]
    assert max(rights) <= hours_chart.WIDTH
    assert len(hours_chart.svg(year)) < 9_000


def test_contacts_and_attempts_are_told_apart() -> None:
    drawn = contact_curve.svg(CONTACTS)
    assert heights(drawn, BLUE) == [64, 32]
    assert heights(drawn, "#ffffff") == [32]
    assert contact_curve.description(CONTACTS) == (
        "Fase 1: 2 kontakter på 2 uger. Fase 2: 1 kontakt på 1 uge."
    )


def test_contacts_stand_in_a_table_with_what_is_expected() -> None:
    assert contact_curve.table(CONTACTS)[1:] == (
        ("1", "1", "2", "1", "hver 7. dag"),
        ("2", "1", "0", "0", "hver 7. dag"),
        ("3", "2", "1", "0", "hver 14. dag"),
    )


def test_an_empty_contact_curve_is_a_picture_too() -> None:
    assert contact_curve.description(ContactCurve(weeks=())) == "Der er ingen kontakter endnu."
    assert parsed(contact_curve.svg(ContactCurve(weeks=()))).tag == f"{SVG}svg"


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
    assert hours_chart.svg(HOURS).count("<script") == 0
    assert "syg <script>" in words_of(hours_chart.svg(HOURS))
    assert wellbeing_line.table(WELLBEING)[1] == ("1. marts 2027", "36", "Jeg sover <dårligt>")


def test_no_chart_leans_on_style_sheets() -> None:
    for drawn in (
        hours_chart.svg(HOURS),
        contact_curve.svg(CONTACTS),
        wellbeing_line.svg(WELLBEING),
    ):
        assert (drawn.count("class="), drawn.count("style=")) == (0, 0)
