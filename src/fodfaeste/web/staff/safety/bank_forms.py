"""The forms of the strategy bank."""

from typing import Any

from django import forms

from fodfaeste.records.cti.actions.strategies import NewTry, StrategyWords
from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    DanishForm,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000


def coded(kind: type[Any]) -> Any:
    """Return what turns a typed code into its word; no code stays None."""
    return lambda value: kind(value) if value else None


ANY = [("", "Alle")]


class SearchForm(DanishForm):
    """What one looks for in the bank; it is posted, so that no word of it stands in an address."""

    says_optional = False

    q = LineField(label="Ord", required=False, longest=100)
    situation = forms.TypedChoiceField(
        label="Situation",
        required=False,
        choices=[*ANY, *Situation.choices()],
        coerce=coded(Situation),
        empty_value=None,
    )
    outcome = forms.TypedChoiceField(
        label="Sådan går det nu",
        required=False,
        choices=[*ANY, *Outcome.choices()],
        coerce=coded(Outcome),
        empty_value=None,
    )


class TryFields(KeyedForm):
    """One time it was tried: the day, where, and how it went."""

    situation = forms.TypedChoiceField(
        label="I hvilken situation?",
        choices=Situation.choices(),
        coerce=Situation,
        widget=ChipChoice,
    )
    outcome = forms.TypedChoiceField(
        label="Hvordan gik det?", choices=Outcome.choices(), coerce=Outcome, widget=ChipChoice
    )
    tried_on = DanishDateField(label="Hvornår?")
    where = LineField(
        label="Hvor helt præcist?", help_text="Fx i køen i Netto.", required=False, longest=200
    )
    how_it_went = LongTextField(label="Hvad skete der?", longest=PARAGRAPH, rows=2, required=False)

    def tried(self, note_id: int | None = None) -> NewTry:
        """Return the try as it was typed."""
        given = self.cleaned_data
        return NewTry(
            tried_on=given["tried_on"],
            situation=given["situation"],
            outcome=given["outcome"],
            where=given["where"],
            how_it_went=given["how_it_went"],
            note_id=note_id,
        )


class NewStrategyForm(TryFields, RuledForm):
    """Something that was tried, and the first time."""

    judged_by_rules: tuple[str, ...] = ("text",)
    field_order = ("text", "situation", "outcome", "own_words", "tried_on", "where", "how_it_went")

    text = LongTextField(
        label="Hvad blev prøvet?",
        help_text="Skriv det, borgeren gør, så det kan gøres igen.",
        longest=PARAGRAPH,
        rows=3,
    )
    own_words = LongTextField(
        label="Med borgerens egne ord", longest=PARAGRAPH, rows=2, required=False
    )

    def words(self) -> StrategyWords:
        """Return the strategy as it was typed."""
        return StrategyWords(
            text=self.cleaned_data["text"], own_words=self.cleaned_data["own_words"]
        )


class StrategyForm(MergeableForm):
    """A strategy said in another way."""

    text = LongTextField(label="Hvad gør borgeren?", longest=PARAGRAPH, rows=3)
    own_words = LongTextField(
        label="Med borgerens egne ord", longest=PARAGRAPH, rows=2, required=False
    )


class ReasonForm(RuledForm):
    """Why something is set aside."""

    judged_by_rules: tuple[str, ...] = ("reason",)

    reason = LongTextField(label="Hvorfor?", longest=PARAGRAPH, rows=2)
