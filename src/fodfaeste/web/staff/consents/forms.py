"""The form of a consent."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    LineField,
    LongTextField,
)


class ConsentGivenForm(RuledForm):
    """A consent as the citizen gives it (C2)."""

    says_optional = False
    judged_by_rules = never_empty = ("types", "purpose")
    answered_in: Mapping[str, str] = {
        "types_named": "types",
        "not_blanket": "types",
        "not_blanket_in_parts": "purpose",
        "purpose_said": "purpose",
        "parties_differ": "to_party",
        "one_of_us": "from_party",
        "outside_named": "outside_name",
        "person_named": "to_person",
        "consequences_explained": "consequences_explained",
        "oral_noted": "oral_note",
        "given_by_now": "given_on",
        "ends_after_start": "last_day",
    }

    types = forms.MultipleChoiceField(
        label="Hvilke oplysninger?",
        help_text="Højst tre slags: kun dem, der er brug for.",
        choices=InformationType.choices(),
        widget=ChipChoices,
    )
    from_party = forms.ChoiceField(
        label="Fra hvem?", choices=Party.choices(), widget=forms.RadioSelect
    )
    to_party = forms.ChoiceField(
        label="Til hvem?", choices=Party.choices(), widget=forms.RadioSelect
    )
    to_person = forms.TypedChoiceField(
        label="Hvem i netværket?",
        help_text="Vælges, når det er en person i netværket, der giver eller får oplysninger.",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    outside_name = LineField(
        label="Hvem uden for kommunen?",
        help_text="Skrives, når det er en arbejdsgiver, sundhedsvæsenet eller en anden myndighed, "
        "fx »Lægehuset Nord«.",
        required=False,
    )
    purpose = LongTextField(label="Hvad skal de bruges til?", longest=2000, rows=3)
    given_as = forms.ChoiceField(
        label="Hvordan gav borgeren samtykket?", choices=ConsentForm.choices(), widget=ChipChoice
    )
    oral_note = LongTextField(
        label="Notat, når samtykket er mundtligt",
        help_text="Hvordan og til hvem blev det sagt? Et skriftligt samtykke behøver intet notat.",
        longest=2000,
        rows=2,
        required=False,
    )
    consequences_explained = forms.BooleanField(
        label="Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage",
        required=False,
    )
    given_on = DanishDateField(label="Givet den")
    last_day = DanishDateField(
        label="Gælder til og med",
        help_text="Vi foreslår et år. Aftal en anden dag, hvis det passer bedre.",
        required=False,
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **options: Any) -> None:
        """Take the persons in the network; nobody is asked for where there is none."""
        super().__init__(*args, **options)
        choices = list(people)
        self.fields["to_person"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if not choices:
            del self.fields["to_person"]
