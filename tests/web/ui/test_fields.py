"""What people type in our fields: kept when it is right, and told in Danish when it is not."""

import uuid
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.web.ui.forms import (
    CprField,
    DanishDateField,
    HoursField,
    KeyedForm,
    LineField,
    LongTextField,
)


def said(field: forms.Field, value: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (["4", "3", "2026"], date(2026, 3, 4)),
        (["29", "2", "2028"], date(2028, 2, 29)),
        ([" 04 ", "03", "2026"], date(2026, 3, 4)),
        (["1", "1", "1900"], date(1900, 1, 1)),
        (["31", "12", "2100"], date(2100, 12, 31)),
    ],
)
def test_a_date_is_read_from_three_parts(parts: list[str], day: date) -> None:
    assert DanishDateField().clean(parts) == day


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (["31", "2", "2026"], "31. februar findes ikke. Ret dagen eller måneden."),
        (["29", "2", "2026"], "29. februar findes ikke i 2026. Ret dagen eller måneden."),
        (["31", "4", "2026"], "31. april findes ikke. Ret dagen eller måneden."),
        (["4", "", ""], "Datoen mangler måned og år."),
        (["4", "3", ""], "Datoen mangler år."),
        (["4", "13", "2026"], "Måneden skal være et tal fra 1 til 12."),
        (["0", "3", "2026"], "Dagen skal være et tal fra 1 til 31."),
        (["99999999999999999999", "3", "2026"], "Dagen skal være et tal fra 1 til 31."),
        (["4", "3", "26"], "Skriv året med fire cifre, fx 2026."),
        (["4", "3", "1899"], "Året skal være mellem 1900 og 2100."),
        (["4", "3", "2101"], "Året skal være mellem 1900 og 2100."),
        (["4.", "marts", "2026"], "Skriv datoen med tal, fx 4 3 2026."),
        (["²", "3", "2026"], "Skriv datoen med tal, fx 4 3 2026."),
        (["-4", "3", "2026"], "Skriv datoen med tal, fx 4 3 2026."),
    ],
)
def test_an_impossible_date_says_what_is_wrong(parts: list[str], sentence: str) -> None:
    assert said(DanishDateField(), parts) == [sentence]


def test_a_date_outside_its_bounds_says_which() -> None:
    field = DanishDateField(earliest=date(2026, 3, 4), latest=date(2026, 12, 4))
    assert said(field, ["3", "3", "2026"]) == ["Datoen skal være 4. marts 2026 eller senere."]
    assert said(field, ["5", "12", "2026"]) == [
        "Datoen skal være 4. december 2026 eller tidligere."
    ]
    assert field.clean(["4", "3", "2026"]) == date(2026, 3, 4)


def test_an_empty_date_is_none_only_where_it_may_be() -> None:
    assert DanishDateField(required=False).clean(["", " ", ""]) is None
    assert DanishDateField(required=False).clean(None) is None
    assert len(said(DanishDateField(), ["", "", ""])) == 1


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("12", 720),
        ("12,5", 750),
        ("12,25", 735),
        ("12:30", 750),
        ("0", 0),
        ("37", 2220),
        ("37:00", 2220),
        ("12 timer", 720),
        ("12 timer og 30 minutter", 750),
        ("12 t 30 min", 750),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert HoursField().clean(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("38", "Der kan højst være 37 timer om ugen."),
        ("37:01", "Der kan højst være 37 timer om ugen."),
        ("999", "Der kan højst være 37 timer om ugen."),
        ("-1", "Timer kan ikke være under 0."),
        ("−1", "Timer kan ikke være under 0."),
    ],
)
def test_too_many_or_too_few_hours_say_so(typed: str, sentence: str) -> None:
    assert said(HoursField(), typed) == [sentence]


@pytest.mark.parametrize("typed", ["12.30", "12:60", "tolv", "1e3", "٣", "12 timer 75 min", "NaN"])
def test_hours_that_can_mean_two_things_are_asked_for_again(typed: str) -> None:
    (sentence,) = said(HoursField(), typed)
    assert sentence.startswith("Skriv timer med tal, fx 12 eller 12,5")


def test_stored_minutes_are_shown_as_hours() -> None:
    field = HoursField()
    assert [field.prepare_value(minutes) for minutes in (720, 750, 5, 0)] == [
        "12",
        "12:30",
        "0:05",
        "0",
    ]
    assert field.prepare_value("12,5") == "12,5"
    assert HoursField(required=False).clean("") is None


@pytest.mark.parametrize("typed", ["0101901234", "010190-1234", " 010190 1234 ", "290296-1234"])
def test_a_cpr_number_becomes_ten_digits(typed: str) -> None:
    assert CprField().clean(typed) == "".join(sign for sign in typed if sign.isdigit())


@pytest.mark.parametrize(
    "typed", ["311399-1234", "0101901", "010190-12345", "abcdef-1234", "٠١٠١٩٠١٢٣٤"]
)
def test_a_wrong_cpr_number_is_never_repeated(typed: str) -> None:
    (sentence,) = said(CprField(), typed)
    assert "CPR-nummer" in sentence
    assert not any(part in sentence for part in (typed, typed[:6], typed[-4:]))


def test_a_long_text_loses_its_control_characters_and_nothing_else() -> None:
    typed = "Første linje\r\n\tAnden \x00\x07\u202elinje 🙂 =cmd <b>\ud800"
    assert LongTextField().clean(typed) == "Første linje\n\tAnden \u202elinje 🙂 =cmd <b>"


def test_a_text_that_is_too_long_says_by_how_much_and_keeps_the_text() -> None:
    class Note(forms.Form):
        text = LongTextField()

    form = Note({"text": "x" * 100_000})
    (sentence,) = form.errors["text"]
    assert sentence == (
        "Teksten er 80.000 tegn for lang. Der er plads til 20.000 tegn."
        " Din tekst står her endnu – gør den kortere, eller del den i to."
    )
    assert form["text"].value() == "x" * 100_000


def test_a_text_of_nothing_but_control_characters_is_empty() -> None:
    assert len(said(LongTextField(), "\x00\x01 \n")) == 1
    assert LongTextField(required=False).clean("\x00") == ""


def test_a_line_is_one_line() -> None:
    assert LineField().clean(" Karin\n Møl\tgaard\x00 ") == "Karin Møl gaard"
    (sentence,) = said(LineField(longest=5), "Karina")
    assert sentence.startswith("Teksten er 1 tegn for lang. Der er plads til 5 tegn.")


class Small(KeyedForm):
    """A few fields."""

    name = LineField(label="Navn:")
    starts_on = DanishDateField(label="Første dag")
    way = forms.ChoiceField(label="Hvordan?", choices=[("a", "A")], widget=forms.RadioSelect)
    told = forms.BooleanField(label="Borgeren er orienteret")


def test_an_empty_field_is_asked_for_by_its_name() -> None:
    errors = Small({}).errors
    assert errors == {
        "name": ["Udfyld »Navn«."],
        "starts_on": ["Udfyld »Første dag«."],
        "way": ["Vælg »Hvordan«."],
        "told": ["Sæt kryds ved »Borgeren er orienteret«."],
    }


def test_each_rendering_of_a_creating_form_has_a_key_of_its_own() -> None:
    first, second = Small(), Small()
    keys = {uuid.UUID(str(form["key"].value())) for form in (first, second)}
    assert len(keys) == 2


def test_t7_the_key_that_came_in_goes_on_and_a_missing_one_is_made() -> None:
    data = {
        "name": "Karin",
        "starts_on_day": "4",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "way": "a",
        "told": "on",
    }
    key = uuid.uuid4()
    form = Small({**data, "key": str(key)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["key"] == key
    without = Small(data)
    assert without.is_valid()
    assert isinstance(without.cleaned_data["key"], uuid.UUID)
