"""The short forms beside the agreement."""

from django import forms

from fodfaeste.records.placement.actions.changes import Practical
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000


class PracticalForm(MergeableForm):
    """What may be put right while the yeses stand."""

    says_optional = False

    follow_up_on = DanishDateField(label="Næste opfølgning", required=False)
    follow_up_how = LongTextField(
        label="Hvem mødes, og hvor?", required=False, longest=PARAGRAPH, rows=2
    )
    contact_name = LineField(label="Hvem går borgeren til på arbejdspladsen?", required=False)
    contact_phone = LineField(label="Telefon til den person", required=False, longest=40)

    def practical(self) -> Practical:
        """What was written, as the action takes it."""
        typed = self.cleaned_data
        return Practical(
            follow_up_on=typed["follow_up_on"],
            follow_up_how=typed["follow_up_how"],
            contact_name=typed["contact_name"],
            contact_phone=typed["contact_phone"],
        )


class AskedAgainForm(KeyedForm):
    """Why the answer is still no."""

    reason = LongTextField(
        label="Hvad siger arbejdsgiveren nu?",
        help_text="Er svaret ja, så skriv en ny udgave af aftalen i stedet.",
        longest=PARAGRAPH,
        rows=3,
    )


class ExaminedForm(KeyedForm):
    """One kind of support that has been looked into."""

    says_optional = False

    support = forms.ChoiceField(
        label="Hvad har I undersøgt?", choices=WorkSupport.choices(), widget=ChipChoice
    )
    needed = forms.ChoiceField(
        label="Er der behov for det?",
        choices=[("ja", "Ja"), ("nej", "Nej"), ("", "Ved det ikke endnu")],
        widget=ChipChoice,
        required=False,
    )
    examined_on = DanishDateField(label="Hvilken dag?")
