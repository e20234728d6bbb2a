"""The form of a collaboration check: twelve statements, a few things to try (J4)."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.rules.boards.collaboration import MEASURES, MOST_TRIED, STATEMENTS, Answers, Fits
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import ChipChoice
from fodfaeste.web.ui.merging import MergeableForm, SeveralField
from fodfaeste.web.ui.texts import LongTextField

CHOICES = [(str(int(fits)), fits.label) for fits in Fits]
LONGEST_NOTE = 2_000


class CheckForm(MergeableForm):
    """What the team answers together; one answer a statement, added below."""

    held_on = DanishDateField(label="Hvornår talte I om det?")
    tried = SeveralField(
        label="Det prøver vi til næste gang",
        help_text=f"Vælg højst {MOST_TRIED}. Det, der passer til jeres laveste svar, står først.",
        choices=[(one.code, one.text) for one in MEASURES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = LongTextField(label="Det talte vi om", rows=4, longest=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Put the statements between the day and what is tried."""
        super().__init__(*args, **options)
        self.order_fields(["held_on", *(one.code for one in STATEMENTS), "tried", "note"])

    def suggest(self, codes: Iterable[str]) -> None:
        """Take the measures in the order they are to be suggested."""
        texts = {one.code: one.text for one in MEASURES}
        ordered = dict.fromkeys((*codes, *texts))
        self.fields["tried"].choices = [(code, texts[code]) for code in ordered]  # type: ignore[attr-defined]

    def clean_tried(self) -> list[str]:
        """Return what is tried in the order of the guide, whatever was suggested first."""
        return [one.code for one in MEASURES if one.code in self.cleaned_data["tried"]]

    def answers(self) -> Answers:
        """What was answered, statement by statement."""
        return {one.code: Fits(int(self.cleaned_data[one.code])) for one in STATEMENTS}


CheckForm.base_fields.update(
    {
        one.code: forms.ChoiceField(label=one.text, choices=CHOICES, widget=ChipChoice)
        for one in STATEMENTS
    }
)
