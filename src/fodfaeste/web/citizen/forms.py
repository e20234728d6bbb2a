"""What a citizen can fill in: few questions, plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.rules.plan.answers import PlanAnswer
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from fodfaeste.web.citizen.words import THEMES
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, ChipChoices, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, SeveralField


class OwnWordsForm(RuledForm):
    """My own words; the two choices have an answer already, so that one may just write."""

    judged_by_rules = ("text",)

    text = LongTextField(label=_("Hvad vil du gerne sige?"), rows=6)
    theme = forms.ChoiceField(
        label=_("Hvad er det?"),
        choices=[(theme.value, THEMES[theme]) for theme in THEMES],
        initial=AssessmentTheme.WISH.value,
        widget=ChipChoice,
    )
    area = forms.ChoiceField(
        label=_("Hvad handler det om?"),
        choices=LifeArea.choices(),
        initial=LifeArea.OTHER.value,
        widget=ChipChoice,
    )
    about_health = forms.BooleanField(
        label=_("Noget af det handler om mit helbred"),
        help_text=_("Så kan kun de på dit team, der må se helbred, læse det."),
        required=False,
    )


class CommentForm(RuledForm):
    """What I think of the plan."""

    judged_by_rules = ("text",)

    text = LongTextField(label=_("Hvad mener du om planen?"), rows=6)


class PlanAnswerForm(RuledForm):
    """Yes to the plan I have read, or what should change."""

    judged_by_rules = ("answer", "should_change")
    says_optional = False

    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    number = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, localize=False
    )
    answer = forms.ChoiceField(
        label=_("Er du enig i planen?"),
        choices=[
            (PlanAnswer.AGREES.value, _("Ja, jeg er enig i planen")),
            (PlanAnswer.CHANGE.value, _("Nej, det her skal ændres")),
        ],
        widget=forms.RadioSelect,
    )
    should_change = LongTextField(
        label=_("Hvad skal ændres?"),
        help_text=_("Skriv det kun, hvis noget skal ændres. Hele dit team kan læse det."),
        required=False,
        rows=4,
    )

    @property
    def number_read(self) -> int:
        """The number of the version that was on the page; 0 when it does not say."""
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned.get("number") or 0

    def asked_anew(self, asked: dict[str, Any]) -> "PlanAnswerForm":
        """What was typed, about the text that stands now; with what stood in the way."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        form = PlanAnswerForm({**typed, **asked})
        form.is_valid()
        form.refusal = self.refusal
        return form


class NeedsForm(MergeableForm):
    """What helps me at work; the same questions as at the consultant's desk."""

    needs = SeveralField(
        label=_("Hvad hjælper dig på en arbejdsplads?"),
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    essential_needs = SeveralField(
        label=_("Hvad kan du slet ikke undvære?"),
        help_text=_("Så leder vi kun efter pladser, der kan give det."),
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    needs_words = LongTextField(
        label=_("Det skal arbejdspladsen vide"),
        help_text=_(
            "Skriv, hvad du har brug for, fx »en pause hver time«. Du skal ikke skrive, hvad du "
            "fejler. Hele dit team kan læse det."
        ),
        longest=2_000,
        rows=3,
        required=False,
    )
