"""The fields of the gallery: every kind, untouched, with errors, and filled with long texts."""

from typing import Any

from django import forms

from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    CprField,
    DanishDateField,
    HoursField,
    KeyedForm,
    LineField,
    LongTextField,
)

PLACES = (("a", "Arbejdspladsen"), ("h", "Hjemme"), ("u", "Ude"), ("k", "Kontoret"))
ABOUT = (
    ("1", "Flere timer, jeg kan holde til"),
    ("2", "Komme godt op om morgenen"),
    ("3", "Nogen at ringe til"),
)
LONG_WORD = "Speciallægepraksisplanlægningsstabiliseringsperiode"


class EveryField(KeyedForm):
    """One field of each kind."""

    name = LineField(label="Navn", longest=60)
    cpr = CprField(label="CPR-nummer", help_text="Ti cifre. Nummeret vises ikke igen.")
    email = forms.EmailField(label="E-mail", required=False)
    starts_on = DanishDateField(label="Første arbejdsdag", help_text="For eksempel 4 3 2026")
    hours = HoursField(label="Timer om ugen", help_text="For eksempel 12,5 eller 12:30")
    place = forms.ChoiceField(label="Hvor?", choices=PLACES, widget=ChipChoice)
    about = forms.MultipleChoiceField(
        label="Det handlede om", choices=ABOUT, widget=ChipChoices, required=False
    )
    way = forms.ChoiceField(label="Form", choices=PLACES, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Emner", choices=ABOUT, widget=forms.CheckboxSelectMultiple, required=False
    )
    track = forms.ChoiceField(label="Spor", choices=[("", "Vælg"), *PLACES])
    text = LongTextField(label="Hvad skete der, og hvad blev I enige om?", longest=200)
    told = forms.BooleanField(label="Borgeren er orienteret om, hvad samtykket betyder")


WRONG: dict[str, Any] = {
    "fejl-name": "N" * 80,
    "fejl-cpr": "311399-0000",
    "fejl-starts_on_day": "31",
    "fejl-starts_on_month": "2",
    "fejl-starts_on_year": "2026",
    "fejl-hours": "38",
    "fejl-text": f"{LONG_WORD} " * 5,
}
LONG: dict[str, Any] = {
    "name": LONG_WORD,
    "place": "a",
    "about": ["1", "2", "3"],
    "way": "h",
    "hours": 750,
    "text": f"{LONG_WORD} æøå <script>alert(1)</script>\n" * 8,
}


def fields_shown() -> tuple[tuple[str, KeyedForm], ...]:
    """Return the three states of every field."""
    return (
        ("tom", EveryField(prefix="tom")),
        ("med fejl", EveryField(WRONG, prefix="fejl")),
        ("lang", EveryField(prefix="lang", initial=LONG)),
    )


def forms_shown() -> tuple[tuple[str, KeyedForm], ...]:
    """Return a form that the method refused."""
    refused = EveryField(prefix="afvist")
    refused.refuse(
        Refused(
            Obstacle(
                rule="E2",
                condition="match_found",
                sentence="CTI begynder med et jobmatch, og der er ikke fundet et endnu.",
                next_step="Registrér jobmatch under Arbejde, når borgeren har sagt ja.",
            )
        )
    )
    return (("afvist af en regel", refused),)
