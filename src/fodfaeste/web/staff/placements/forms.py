"""The forms of stretches of work: begin, lengthen, other terms, papers, end."""

from datetime import date, timedelta
from typing import Any

from django import forms

from fodfaeste.records.placement.actions.placements import PlacementPapers
from fodfaeste.records.placement.queries.stretches import StretchRow
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
MOST_TRAINEES = 500
TERMS = [pair for pair in HoursKind.choices() if pair[0] != HoursKind.TASTER]
PAPERS = (
    "purpose",
    "granted_on",
    "functions_differ",
    "others_there",
    "representative",
    "representative_said_yes_on",
)


def purpose_field() -> forms.ChoiceField:
    """The three purposes, each with what it means."""
    return forms.ChoiceField(
        label="Hvad er praktikken til?",
        choices=[(one.value, f"{one.label}: {one.in_full}") for one in PlacementPurpose],
        widget=forms.RadioSelect,
        required=False,
    )


def granted_field() -> DanishDateField:
    """The day of the grant."""
    return DanishDateField(
        label="Hvornår er den bevilget?",
        help_text="Borgeren er forsikret fra bevillingen. Kan skrives senere.",
        required=False,
    )


class PapersFields(forms.Form):
    """What the law asks about unpaid placement."""

    purpose = purpose_field()
    granted_on = granted_field()
    functions_differ = forms.BooleanField(
        label="Er der også timer med løn samme sted: opgaverne er andre end i praktikken",
        required=False,
    )
    others_there = forms.IntegerField(
        label="Hvor mange er i praktik eller løntilskud der i forvejen?",
        help_text="Spørg arbejdsgiveren. Tallet sammenlignes med antallet af ansatte.",
        min_value=0,
        max_value=MOST_TRAINEES,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ff-input-hours"}),
    )
    representative = LineField(
        label="Medarbejdernes repræsentant",
        help_text="Tillidsrepræsentant eller en, kollegerne har valgt.",
        required=False,
    )
    representative_said_yes_on = DanishDateField(
        label="Hvornår sagde repræsentanten god for praktikken?", required=False
    )


def papers_from(said: dict[str, Any]) -> PlacementPapers:
    """The papers as they were typed."""
    return PlacementPapers(
        purpose=PlacementPurpose(said["purpose"]) if said.get("purpose") else None,
        granted_on=said.get("granted_on"),
        functions_differ=bool(said.get("functions_differ")),
        others_there=said.get("others_there"),
        representative=said.get("representative", ""),
        representative_said_yes_on=said.get("representative_said_yes_on"),
    )


def papers_of(row: StretchRow) -> dict[str, Any]:
    """The papers of a stretch as a form begins with them."""
    return {name: getattr(row, name) for name in PAPERS}


class StartForm(PapersFields, KeyedForm):
    """A stretch of work under one set of terms."""

    kind = forms.ChoiceField(label="På hvilke vilkår?", choices=TERMS, widget=ChipChoice)
    starts_on = DanishDateField(label="Første dag")
    last_day = DanishDateField(
        label="Sidste dag",
        help_text="Praktik uden løn skal have en sidste dag, i første omgang inden for 13 uger.",
        required=False,
    )
    field_order = ("kind", "starts_on", "last_day", *PAPERS)


class ExtendForm(RuledForm):
    """Until when, why, and the new grant."""

    judged_by_rules = ("grounds",)

    last_day = DanishDateField(label="Ny sidste dag")
    grounds = LongTextField(
        label="Hvad skal borgeren nå i den nye tid?",
        help_text="En forlængelse er en ny vurdering. Skriv den sammen med borgeren.",
        rows=4,
        longest=PARAGRAPH,
    )
    purpose = purpose_field()
    granted_on = granted_field()


class ChangeForm(KeyedForm):
    """From when other terms hold."""

    kind = forms.ChoiceField(
        label="Hvilke vilkår går I over til?", choices=TERMS, widget=ChipChoice
    )
    starts_on = DanishDateField(label="Første dag på de nye vilkår")
    last_day = DanishDateField(
        label="Sidste dag",
        help_text="Lad den stå tom, når der ikke er aftalt en slutdato.",
        required=False,
    )
    grounds = LongTextField(
        label="Hvorfor ændrer I vilkårene?", rows=3, longest=PARAGRAPH, required=False
    )


class EndForm(KeyedForm):
    """The last day of a stretch that ends earlier than agreed."""

    last_day = DanishDateField(label="Sidste dag")


class PapersForm(PapersFields, MergeableForm):
    """What the law asks, written when it is known."""


class EndMatchForm(RuledForm):
    """How a match ended, and what the caseworkers are asked when it broke off."""

    says_optional = False
    judged_by_rules = ("reason",)

    reason = forms.ChoiceField(
        label="Hvorfor slutter det?",
        choices=MatchEndReason.choices(),
        widget=forms.RadioSelect,
    )
    ended_on = DanishDateField(label="Sidste dag")
    note = LongTextField(
        label="Hvad skete der, og hvad gør I nu?",
        help_text="Skal skrives, når det ikke slutter som aftalt.",
        required=False,
        longest=PARAGRAPH,
    )
    question = LongTextField(
        label="Hvad skal sagsbehandlerne afklare hurtigt?",
        help_text="Sendes kun, når arbejdet er afbrudt. Hele teamet kan læse det.",
        required=False,
        rows=3,
        longest=PARAGRAPH,
    )


def day_after(day: date | None) -> date | None:
    """The half-open end of a stretch whose last day is typed."""
    return day + timedelta(days=1) if day else None
