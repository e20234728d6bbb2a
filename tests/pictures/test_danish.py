"""Dates, hours and quotes as they are written in Danish."""

from datetime import date

import pytest

from fodfaeste.pictures import danish


def test_dates_have_a_long_a_short_and_a_weekday_form() -> None:
    day = date(2026, 3, 4)
    assert danish.long_date(day) == "4. marts 2026"
    assert danish.short_date(day) == "4. mar"
    assert danish.weekday_date(day) == "onsdag 4. marts 2026"
    assert danish.date_this_year(day, date(2026, 12, 31)) == "4. marts"
    assert danish.date_this_year(day, date(2027, 1, 1)) == "4. marts 2026"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 timer"),
        (60, "1 time"),
        (720, "12 timer"),
        (750, "12,5 timer"),
        (740, "12,33 timer"),
        (2220, "37 timer"),
    ],
)
def test_minutes_become_hours_with_a_decimal_comma(minutes: int, words: str) -> None:
    assert danish.hours(minutes) == words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Jeg vil have ro", "»Jeg vil have ro«"),
        (' "Jeg vil have ro" ', "»Jeg vil have ro«"),
        ("»Jeg vil have ro«", "»Jeg vil have ro«"),
        ("  ", ""),
    ],
)
def test_a_quote_gets_danish_marks_once(typed: str, shown: str) -> None:
    assert danish.quote(typed) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Karin Mølgaard", "KM"),
        ("Anne-Mette Aagaard Juhl", "AJ"),
        ("Østen", "Ø"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_initials_are_the_first_and_the_last(name: str, letters: str) -> None:
    assert danish.initials(name) == letters


def test_a_cpr_number_is_masked_after_the_birth_date() -> None:
    assert danish.masked_cpr("0101901234") == "010190-••••"
    assert danish.masked_cpr("010190-1234") == "010190-••••"
    assert danish.masked_cpr("0101") == ""
