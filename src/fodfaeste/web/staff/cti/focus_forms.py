"""The forms of a phase's plan: focus area, action, how it went, an item to remember (E7, F0)."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.focus import ActionWords, FocusEnding, FocusWords, NewFocus
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.focus import ChosenHow
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.phase_plan import LAST_PHASE
from fodfaeste.web.staff.cti.forms import PARAGRAPH, coded
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm


def _title() -> LineField:
    return LineField(label="Hvad vil I arbejde med?", help_text="Brug borgerens egne ord.")


def _track() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Hvilket spor hører det til?",
        choices=Track.choices(),
        coerce=coded(Track),
        empty_value=None,
        widget=ChipChoice,
    )


def _goal() -> LongTextField:
    return LongTextField(
        label="Hvad vil borgeren gerne opnå?",
        help_text="Borgerens egne ord.",
        longest=PARAGRAPH,
        rows=3,
        required=False,
    )


def _why() -> LongTextField:
    return LongTextField(
        label="Hvorfor er det vigtigt nu?", longest=PARAGRAPH, rows=3, required=False
    )


class FocusForm(RuledForm):
    """A focus area as the citizen chose it (E7)."""

    judged_by_rules: tuple[str, ...] = ("title", "track", "chosen_how")

    title = _title()
    track = _track()
    phase = forms.TypedChoiceField(label="Hvilken fase?", coerce=int, widget=ChipChoice)
    chosen_how = forms.TypedChoiceField(
        label="Hvordan valgte borgeren det?",
        choices=ChosenHow.choices(),
        coerce=coded(ChosenHow),
        empty_value=None,
        widget=ChipChoice,
    )
    chosen_on = DanishDateField(label="Hvornår valgte borgeren det?")
    goal_in_own_words = _goal()
    why = _why()

    def __init__(self, *args: Any, phases: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the phases that can be planned in; choosing one moves nothing."""
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = list(phases)  # type: ignore[attr-defined]

    def focus(self) -> NewFocus:
        """The focus area as it was typed."""
        typed = self.cleaned_data
        return NewFocus(**{name: typed[name] for name in _CHOSEN})


_WORDS = ("track", "title", "why", "goal_in_own_words")
_CHOSEN = (*_WORDS, "phase", "chosen_how", "chosen_on")


class FocusWordsForm(MergeableForm, RuledForm):
    """The words of a focus area, changed."""

    judged_by_rules: tuple[str, ...] = ("title", "track")

    title = _title()
    track = _track()
    goal_in_own_words = _goal()
    why = _why()

    def words(self) -> FocusWords:
        """The words as they were typed."""
        return FocusWords(**{name: self.cleaned_data[name] for name in _WORDS})


class ConcludeForm(MergeableForm):
    """How a focus area went, and what comes next."""

    state = forms.TypedChoiceField(
        label="Hvordan gik det?",
        choices=[
            (state.value, state.label) for state in FocusState if state is not FocusState.CURRENT
        ],
        coerce=FocusState,
        widget=forms.RadioSelect,
    )
    result = LongTextField(label="Hvad nåede I?", longest=PARAGRAPH, rows=3)
    what_next = LongTextField(
        label="Hvad skal der så ske?",
        help_text="Hvem gør hvad nu? Et område, der føres videre, står af sig selv i næste fase.",
        longest=PARAGRAPH,
        rows=2,
        required=False,
    )

    def of_phase(self, number: int) -> "ConcludeForm":
        """The same form without what the last phase cannot offer."""
        if number >= LAST_PHASE:
            field: Any = self.fields["state"]
            carried = FocusState.CARRIED_ON.value
            field.choices = [choice for choice in field.choices if choice[0] != carried]
        return self

    def ending(self) -> FocusEnding:
        """The ending as it was typed."""
        typed = self.cleaned_data
        return FocusEnding(
            state=typed["state"], result=typed["result"], what_next=typed["what_next"]
        )


class ActionForm(MergeableForm, RuledForm):
    """One action: what, who, by when."""

    judged_by_rules: tuple[str, ...] = ("text", "who")

    text = LineField(label="Hvad skal der ske?", longest=PARAGRAPH)
    who = LineField(label="Hvem gør det?", help_text="Borgeren, du eller en anden.")
    due_on = DanishDateField(label="Hvornår?", required=False)

    def words(self) -> ActionWords:
        """The action as it was typed."""
        typed = self.cleaned_data
        return ActionWords(text=typed["text"], who=typed["who"], due_on=typed["due_on"])


class LeftOutForm(MergeableForm, RuledForm):
    """Why an item of the checklist is left out for this citizen."""

    judged_by_rules: tuple[str, ...] = ("because",)

    because = LongTextField(label="Hvorfor er punktet ikke relevant?", longest=PARAGRAPH, rows=2)


class OwnItemForm(RuledForm):
    """An item to remember for this citizen alone."""

    judged_by_rules: tuple[str, ...] = ("text",)

    text = LineField(label="Hvad vil I huske?", help_text="Kun for denne borger og denne fase.")
