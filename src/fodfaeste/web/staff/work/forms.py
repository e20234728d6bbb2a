"""The forms of the agreement: the link to the employer, and what a party said in the room."""

from typing import Any

from django import forms
from django.conf import settings

from fodfaeste.web.ui.forms import (
    ChipChoice,
    KeyedForm,
    LineField,
    LongTextField,
)

PARAGRAPH = 2_000
SHORT = 100


class LinkForm(KeyedForm):
    """Who answers for the employer."""

    person_name = LineField(
        label="Hvem svarer for arbejdsgiveren?", help_text="Navnet på den, der får linket."
    )
    phone = LineField(
        label="Send linket som sms til",
        help_text="Otte cifre. Lad feltet stå tomt for at vise linket her.",
        required=False,
        longest=20,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not settings.SMS_ENABLED:
            del self.fields["phone"]

    def clean_phone(self) -> str:
        """Only the digits, without the country's own."""
        digits = "".join(str(self.cleaned_data["phone"]).split()).removeprefix("+45")
        return digits.replace("-", "")


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
