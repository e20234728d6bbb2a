"""Somebody who is named at the kickoff, the yes to them, and what is promised (B3, C2)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms

from fodfaeste.records.meetings.actions import NamedPerson, Promise, SpokenConsent
from fodfaeste.rules.consent.kinds import DEPARTMENTS, ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kinds import PersonAround
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    LineField,
    LongTextField,
)

NOT_WANTED, ASK_LATER, YES_NOW = "nej", "senere", "nu"
CITIZEN = "borger"
PARAGRAPH = 2_000


class PersonForm(RuledForm):
    """Somebody around the citizen."""

    judged_by_rules = ("name",)

    name = LineField(label="Navn", help_text="Et fornavn er nok. Eller et sted: »Lægehuset Nord«.")
    kind = forms.ChoiceField(
        label="Hvem er det?",
        choices=PersonAround.choices(),
        initial=PersonAround.CLOSE.value,
        widget=ChipChoice,
    )
    relation = LineField(label="Hvad er de for dig?", help_text="Fx »min søster«", required=False)
    helps_with = LongTextField(
        label="Hvad hjælper de med?", longest=PARAGRAPH, required=False, rows=2
    )
    involve = forms.ChoiceField(
        label="Vil du have, at vi taler med dem?",
        choices=[
            (NOT_WANTED, "Nej"),
            (ASK_LATER, "Måske, spørg mig senere"),
            (YES_NOW, "Ja, det siger jeg ja til nu"),
        ],
        initial=NOT_WANTED,
        widget=ChipChoice,
    )

    def person(self) -> NamedPerson:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return NamedPerson(
            name=said["name"],
            kind=PersonAround(said["kind"]),
            relation=said["relation"],
            helps_with=said["helps_with"],
            involve=said["involve"] != NOT_WANTED,
        )


class SpokenConsentForm(RuledForm):
    """The citizen's yes, in the room (C2); nothing of what may be told is ticked beforehand."""

    judged_by_rules = ("types", "purpose")

    types = forms.MultipleChoiceField(
        label="Hvad må vi fortælle om?",
        help_text="Højst tre slags: kun dem, der er brug for.",
        choices=InformationType.choices(),
        widget=ChipChoices,
    )
    from_party = forms.ChoiceField(
        label="Hvem af os må fortælle?",
        choices=[(party.value, party.label) for party in Party if party in DEPARTMENTS],
        widget=ChipChoice,
    )
    purpose = LongTextField(label="Hvad skal det bruges til?", longest=PARAGRAPH, rows=2)
    given_as = forms.ChoiceField(
        label="Hvordan siger du ja?",
        choices=[
            (ConsentForm.ORAL.value, "Mundtligt, her på mødet"),
            (ConsentForm.WRITTEN.value, "Skriftligt"),
        ],
        initial=ConsentForm.ORAL.value,
        widget=ChipChoice,
    )
    last_day = DanishDateField(label="Gælder til og med", required=False)
    consequences_explained = forms.BooleanField(
        label="Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage",
        required=False,
    )

    def consent(self) -> SpokenConsent:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        last_day = said["last_day"]
        return SpokenConsent(
            types=frozenset(map(InformationType, said["types"])),
            from_party=Party(said["from_party"]),
            purpose=said["purpose"],
            form=ConsentForm(said["given_as"]),
            consequences_explained=said["consequences_explained"],
            ends_before=last_day + timedelta(days=1) if last_day else None,
        )


class PromiseForm(RuledForm):
    """What somebody promises to do (B4)."""

    judged_by_rules = ("title",)

    title = LineField(label="Hvad skal gøres?", longest=PARAGRAPH)
    by = forms.ChoiceField(label="Hvem gør det?", widget=ChipChoice)
    due_on = DanishDateField(
        label="Hvornår er det gjort?",
        required=False,
        help_text="Står det tomt, er det til næste møde.",
    )

    def __init__(self, *args: Any, helpers: Mapping[int, str] | None = None, **kwargs: Any) -> None:
        """Take the team; the citizen comes first."""
        super().__init__(*args, **kwargs)
        field = self.fields["by"]
        if isinstance(field, forms.ChoiceField):
            team = [(str(user), name) for user, name in (helpers or {}).items()]
            field.choices = [(CITIZEN, "Borgeren selv"), *team]

    def promised(self) -> Promise:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return Promise(
            title=said["title"],
            responsible_id=None if said["by"] == CITIZEN else int(said["by"]),
            due_on=said["due_on"],
        )
