"""The form of a collaboration check: twelve statements, a few things to try (J4)."""

from typing import Any

from django import forms

from fodfaeste.rules.boards.collaboration import MEASURES, MOST_TRIED, STATEMENTS, Answers, Fits
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import ChipChoice, KeyedForm
from fodfaeste.web.ui.texts import LongTextField

CHOICES = [(str(int(fits)), fits.label) for fits in Fits]
LONGEST_NOTE = 2_000


class CheckForm(KeyedForm):
    """What the team answers together; one answer a statement."""

    held_on = DanishDateField(label="Hvornår talte I om det?")
    tried = forms.MultipleChoiceField(
        label="Det prøver vi til næste gang",
        help_text=f"Vælg højst {MOST_TRIED}. Det, der passer til jeres laveste svar, står først.",
        choices=[(one.code, one.text) for one in MEASURES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = LongTextField(label="Det talte vi om", rows=4, longest=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, suggested: tuple[str, ...] = (), **options: Any) -> None:
        """Take the codes of the measures in the order they are to be suggested."""
        super().__init__(*args, **options)
        for one in STATEMENTS:
            self.fields[one.code] = forms.ChoiceField(
                label=one.text, choices=CHOICES, widget=ChipChoice
            )
        texts = {one.code: one.text for one in MEASURES}
        ordered = (*suggested, *(code for code in texts if code not in suggested))
        self.fields["tried"].choices = [(code, texts[code]) for code in ordered]  # type: ignore[attr-defined]
        self.order_fields(["held_on", *(one.code for one in STATEMENTS), "tried", "note"])

    def answers(self) -> Answers:
        """What was answered, statement by statement."""
        return {one.code: Fits(int(self.cleaned_data[one.code])) for one in STATEMENTS}
