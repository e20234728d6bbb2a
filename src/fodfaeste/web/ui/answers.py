"""The question that citizen and employer answer: agreed, or what should change (D6)."""

from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.texts import LongTextField

AGREES, CHANGE = "ja", "ret"


class PartyAnswerForm(DanishForm):
    """Yes to the text that was read, or what should change, asked of the citizen."""

    says_optional = False

    text_hash = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    answer = forms.ChoiceField(
        label=_("Er du enig i aftalen?"),
        choices=[
            (AGREES, _("Ja, jeg er enig i aftalen")),
            (CHANGE, _("Nej, det her skal ændres")),
        ],
        widget=forms.RadioSelect,
    )
    should_change = LongTextField(
        label=_("Hvad skal ændres?"),
        help_text=_("Når noget skal ændres. Skriv kun om arbejdet, ikke om helbred."),
        required=False,
        longest=2_000,
        rows=4,
    )


Form = TypeVar("Form", bound=PartyAnswerForm)


def asked_anew(refused: Form, asked: dict[str, Any]) -> Form:
    """What was typed, about the text that stands now: the page shows it, so it can be answered."""
    form = type(refused)(initial={**refused.cleaned_data, **asked})
    form.refusal = refused.refusal
    return form
