"""What a citizen writes about what works: few questions, plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LongTextField
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000


class MyTryForm(KeyedForm):
    """I tried it: where, how it went, and when."""

    situation = forms.TypedChoiceField(
        label=_("Hvor prøvede du det?"),
        choices=Situation.choices(),
        coerce=Situation,
        widget=ChipChoice,
    )
    outcome = forms.TypedChoiceField(
        label=_("Hvordan gik det?"), choices=Outcome.choices(), coerce=Outcome, widget=ChipChoice
    )
    tried_on = DanishDateField(label=_("Hvornår?"))


class NewMyStrategyForm(MyTryForm, RuledForm):
    """Something that I do when it is hard."""

    judged_by_rules: tuple[str, ...] = ("text",)
    field_order = ("text", "situation", "outcome", "tried_on")

    text = LongTextField(label=_("Hvad gør du?"), longest=PARAGRAPH, rows=3)


class MyStrategyForm(MergeableForm):
    """My own, said in another way."""

    text = LongTextField(label=_("Hvad gør du?"), longest=PARAGRAPH, rows=3)
