"""The forms of work: companies, contacts, match, placement and hours."""

from datetime import date
from typing import Any

from django import forms

from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from fodfaeste.web.staff.companies.choosing import CompanyChoice
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)

PARAGRAPH = 2_000
SHORT = 100


class MatchForm(CompanyChoice):
    """«Match fundet»."""

    job_title = LineField(label="Hvilket job?", help_text="Fx bagerimedhjælper.")
    found_on = DanishDateField(label="Hvornår blev matchet fundet?")
    citizen_said_yes_on = DanishDateField(
        label="Hvornår sagde borgeren ja?",
        help_text="Borgerens ja hører med, før der er et match.",
        required=False,
    )
    why_it_fits = LongTextField(
        label="Hvorfor passer jobbet til borgeren?",
        help_text="Med borgerens egne ord, hvis det kan lade sig gøre.",
        required=False,
        longest=PARAGRAPH,
    )


class EndMatchForm(KeyedForm):
    """How a match ended."""

    reason = forms.ChoiceField(
        label="Hvorfor slutter det?",
        choices=MatchEndReason.choices(),
        widget=forms.RadioSelect,
        required=False,
    )
    ended_on = DanishDateField(label="Sidste dag")
    note = LongTextField(
        label="Hvad skete der, og hvad gør I nu?",
        help_text="Skal skrives, når det ikke slutter som aftalt.",
        required=False,
        longest=PARAGRAPH,
    )


class PlacementForm(KeyedForm):
    """A stretch of work under one set of terms."""

    kind = forms.ChoiceField(
        label="På hvilke vilkår?",
        choices=[pair for pair in HoursKind.choices() if pair[0] != HoursKind.TASTER],
        widget=ChipChoice,
    )
    starts_on = DanishDateField(label="Første dag")
    last_day = DanishDateField(
        label="Sidste dag",
        help_text="Praktik uden løn skal have en sidste dag, i første omgang inden for 13 uger.",
        required=False,
    )
    functions_differ = forms.BooleanField(
        label="Er der også timer med løn samme sted: opgaverne er andre end i praktikken",
        required=False,
    )


class LinkForm(KeyedForm):
    """Who answers for the employer."""

    person_name = LineField(
        label="Hvem svarer for arbejdsgiveren?", help_text="Navnet på den, der får linket."
    )


class AnswerForm(KeyedForm):
    """What a party said in the room."""

    says_optional = False

    party = forms.CharField(widget=forms.HiddenInput)
    text_hash = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    agrees = forms.ChoiceField(
        label="Svaret",
        choices=[("ja", "Ja til aftalen"), ("nej", "Noget skal ændres")],
        widget=ChipChoice,
    )
    person_name = LineField(label="Navn", required=False)
    should_change = LongTextField(
        label="Hvad skal ændres?", required=False, longest=PARAGRAPH, rows=3
    )


def first_of(day: date, **more: Any) -> dict[str, Any]:
    """Initial values with today in every date that is nearly always today."""
    return {"found_on": day, "happened_on": day, "ended_on": day, "starts_on": day, **more}
