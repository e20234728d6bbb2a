"""The forms of a quick answer: to ask, and to answer."""

from collections.abc import Mapping
from typing import Any

from django import forms

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import LongTextField
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000


class AskForm(RuledForm):
    """What is to be cleared up, and by whom."""

    judged_by_rules = ("question", "asked")

    matter = forms.ChoiceField(
        label="Hvad handler det om?", choices=QuickMatter.choices(), widget=forms.RadioSelect
    )
    question = LongTextField(
        label="Hvad er der sket, og hvad har du brug for svar på?",
        help_text="Hele teamet kan læse det. Skriv ikke mere om helbred end nødvendigt.",
        rows=4,
        longest=PARAGRAPH,
    )
    asked = forms.MultipleChoiceField(
        label="Hvem kan afklare det?", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Mapping[Role, str], **kwargs: Any) -> None:
        """Offer the colleagues on the team."""
        super().__init__(*args, **kwargs)
        field = self.fields["asked"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(role.value, name) for role, name in people.items()]


class AnswerForm(RuledForm, MergeableForm):
    """What was cleared up, and what happens now."""

    judged_by_rules = ("answer",)

    answer = LongTextField(
        label="Svar",
        help_text="Hvad er afklaret, og hvad sker der nu? Hele teamet kan læse svaret.",
        rows=5,
        longest=PARAGRAPH,
    )
