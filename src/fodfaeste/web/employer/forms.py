"""What the employer answers: to the agreement, and how it goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.placement.feedback import BEST, WORST
from fodfaeste.web.ui.answers import AGREES, CHANGE, PartyAnswerForm
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, LongTextField

__all__ = ["AGREES", "CHANGE", "AnswerForm", "FeedbackForm", "QuickForm"]


class AnswerForm(PartyAnswerForm):
    """Yes to the text that was read, or what should change; the employer is several people."""

    answer = forms.ChoiceField(
        label=_("Er I enige om aftalen?"),
        choices=[
            (AGREES, _("Ja, vi er enige om aftalen")),
            (CHANGE, _("Nej, det her skal ændres")),
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


class FeedbackForm(RuledForm):
    """Two questions."""

    judged_by_rules = ("score",)
    says_optional = False

    score = forms.TypedChoiceField(
        label=_("Hvordan går det?"),
        help_text=_("1 er dårligt, 5 er rigtig godt."),
        choices=[(number, str(number)) for number in range(WORST, BEST + 1)],
        coerce=int,
        empty_value=None,
        widget=ChipChoice,
    )
    talk_about = LongTextField(
        label=_("Hvad skal vi tale om?"),
        help_text=_("Skriv kun om arbejdet, ikke om helbred."),
        required=False,
        longest=2_000,
        rows=3,
    )


class QuickForm(RuledForm):
    """What must not wait."""

    judged_by_rules = ("question",)

    question = LongTextField(
        label=_("Hvad er der brug for at vide?"),
        help_text=_("Fx om timer, løn eller en dag, der gik galt. Skriv ikke om helbred."),
        longest=1_000,
        rows=3,
    )
