"""What the employer answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.web.ui.forms import DanishForm, LongTextField

AGREES, CHANGE = "ja", "ret"


class AnswerForm(DanishForm):
    """Yes to the text that was read, or what should change."""

    says_optional = False

    text_hash = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    answer = forms.ChoiceField(
        label=_("Er I enige om aftalen?"),
        choices=[
            (AGREES, _("Ja, vi er enige om aftalen")),
            (CHANGE, _("Noget skal ændres, før vi er enige")),
        ],
        widget=forms.RadioSelect,
    )
    should_change = LongTextField(
        label=_("Hvad skal ændres?"),
        help_text=_("Når noget skal ændres. Skriv kun om arbejdet, ikke om borgerens helbred."),
        required=False,
        longest=2_000,
        rows=4,
    )
