from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cases.cpr import age_on, masked, parse_cpr
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 2)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 3, 2))


def born(text: str) -> date:
    return parse_cpr(text, today=date(2100, 1, 1), allow_replacement=True).born_on


@pytest.mark.parametrize(
    ("seventh", "short_year", "year"),
    [
        ("0", "00", 1900), ("3", "99", 1999),
        ("4", "00", 2000), ("4", "36", 2036), ("4", "37", 1937), ("4", "99", 1999),
        ("5", "00", 2000), ("8", "57", 2057), ("5", "58", 1858), ("8", "99", 1899),
        ("9", "36", 2036), ("9", "37", 1937),
    ],
)  # fmt: skip
def test_m8_the_seventh_digit_tells_the_century(seventh: str, short_year: str, year: int) -> None:
    assert born(f"0101{short_year}{seventh}000") == date(year, 1, 1)


@pytest.mark.parametrize("text", ["0707614285", "070761-4285", "070761 4285", " 070761-4285 "])
def test_m8_a_number_is_read_with_or_without_a_hyphen(text: str) -> None:
    cpr = parse_cpr(text, today=TODAY)
    assert (cpr.digits, cpr.born_on, cpr.is_replacement) == (
        "0707614285",
        date(1961, 7, 7),
        False,
    )


def test_m8_modulus_11_is_a_hint_and_no_reason_to_refuse() -> None:
    assert parse_cpr("0707614285", today=TODAY).passes_modulus_11 is True
    assert parse_cpr("0707614286", today=TODAY).passes_modulus_11 is False


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", "ten_digits"),
        ("070761428", "ten_digits"),
        ("07076142855", "ten_digits"),
        ("0707-614285", "ten_digits"),
        ("070761-428x", "ten_digits"),
        ("٠٧٠٩٦١٤٢٨٥", "ten_digits"),
        ("3102904000", "real_date"),
        ("2902234000", "real_date"),
        ("0013904000", "real_date"),
        ("6707614285", "real_date"),
        ("0303264000", "born_by_now"),
    ],
)
def test_m8_what_is_no_number_is_refused_in_danish(text: str, condition: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_cpr(text, today=TODAY)
    assert [(one.rule, one.condition) for one in refusal.value.obstacles] == [("M8", condition)]


def test_m8_a_replacement_number_is_nobodys_and_must_be_asked_for() -> None:
    cpr = parse_cpr("6707614285", today=TODAY, allow_replacement=True)
    assert (cpr.born_on, cpr.is_replacement) == (date(1961, 7, 7), True)


@given(day=days, serial=st.integers(min_value=0, max_value=999))
def test_m8_every_day_of_birth_comes_back(day: date, serial: int) -> None:
    seventh = "0" if day.year < 2000 else "4"
    assert born(f"{day:%d%m%y}{seventh}{serial:03}") == day


def test_m8_lists_show_the_day_of_birth_and_no_more() -> None:
    assert masked("0707614285") == "070761-••••"


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(1996, 3, 2), TODAY, 30),
        (date(1996, 3, 3), TODAY, 29),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
    ],
)
def test_the_age_turns_on_the_birthday(born_on: date, day: date, age: int) -> None:
    assert age_on(born_on, day) == age
