"""The forms of work: companies, contacts, match, placement and hours."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.rules.placement.kinds import EmployerContactKind, HoursKind, MatchEndReason
from fodfaeste.rules.placement.numbers import (
    obstacles_to_cvr,
    obstacles_to_p_number,
    tidy_number,
)
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.ui.cleaning import sent_number
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    HoursField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
PHONE = 20
SHORT = 100


def _hold(obstacles: tuple[Obstacle, ...]) -> None:
    """Show what a rule says beside the field it is about."""
    if obstacles:
        raise ValidationError(
            [f"{obstacle.sentence} {obstacle.next_step}" for obstacle in obstacles]
        )


class CompanyForm(MergeableForm):
    """What is known about a company."""

    name = LineField(label="Navn")
    cvr_number = LineField(label="CVR-nummer", required=False, help_text="Otte cifre.")
    p_number = LineField(
        label="P-nummer",
        required=False,
        help_text="Ti cifre. Det er nummeret på selve arbejdspladsen.",
    )
    industry = LineField(label="Branche", required=False, longest=SHORT)
    address = LineField(label="Adresse", required=False)
    city = LineField(label="By", required=False, longest=SHORT)
    needs = LongTextField(
        label="Hvad har virksomheden brug for?",
        help_text="Opgaver og tider. Skriv intet om borgere her.",
        required=False,
        longest=PARAGRAPH,
        rows=4,
    )
    is_active = forms.BooleanField(label="Vi samarbejder med virksomheden", required=False)

    def clean_cvr_number(self) -> str:
        """Return eight digits that fit, or nothing."""
        number = tidy_number(self.cleaned_data["cvr_number"])
        _hold(obstacles_to_cvr(number))
        return number

    def clean_p_number(self) -> str:
        """Return ten digits, or nothing."""
        number = tidy_number(self.cleaned_data["p_number"])
        _hold(obstacles_to_p_number(number))
        return number


class CompanyChoice(KeyedForm):
    """A company found by what is typed, and chosen among those that fit."""

    company = LineField(
        label="Virksomhed", required=False, help_text="Skriv en del af navnet, CVR eller P-nummer."
    )
    company_id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    @property
    def company_text(self) -> str:
        """What has been typed to find the company."""
        return str(self["company"].value() or "")

    @property
    def chosen_id(self) -> int | None:
        """The company that has been chosen, if it is a number at all."""
        return sent_number(str(self["company_id"].value() or "")) or None


class ContactForm(CompanyChoice):
    """A contact with an employer, noted in a minute."""

    kind = forms.ChoiceField(
        label="Hvordan?", choices=EmployerContactKind.choices(), widget=ChipChoice
    )
    happened_on = DanishDateField(label="Hvornår?")
    citizen_present = forms.BooleanField(label="Borgeren var med", required=False)
    paid_tasks_discussed = forms.BooleanField(
        label="Vi talte om opgaver, der kan lønnes nu eller senere", required=False
    )
    note = LongTextField(label="Hvad kom der ud af det?", required=False, longest=PARAGRAPH)


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
        label="På hvilke vilkår?", choices=HoursKind.choices(), widget=ChipChoice
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


class HoursForm(MergeableForm):
    """The hours of one week; fast on a phone."""

    says_optional = False

    placement_minutes = HoursField(label="Praktiktimer", required=False)
    ordinary_minutes = HoursField(label="Ordinære timer", required=False)
    subsidised_minutes = HoursField(label="Timer med løntilskud", required=False)
    flex_minutes = HoursField(label="Fleksjobtimer", required=False)
    note = LineField(
        label="Bemærkning", help_text="Ét ord, fx syg eller ferie.", required=False, longest=SHORT
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
