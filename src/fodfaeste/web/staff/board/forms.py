"""Forms of board meetings, obstacles and goals; the rules judge what is said in them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.rules.boards.kinds import EffortGoalState
from fodfaeste.rules.text import TextKind
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm, SeveralField

People = Iterable[tuple[int, str]]

NOBODY = ("", "Vælg")


def _person(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, required=False, empty_value=None)


def _offer(field: forms.Field, choices: Iterable[tuple[object, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class BeginForm(KeyedForm):
    """A meeting that begins: which unit, which day, who is there."""

    says_optional = False
    answered_in = {
        "board_not_ahead": "held_on",
        "board_in_reach": "held_on",
        "board_somebody_came": "attended",
    }

    unit = forms.TypedChoiceField(label="Enhed", coerce=int)
    held_on = DanishDateField(label="Hvilken dag?")
    attended = forms.TypedMultipleChoiceField(
        label="Hvem er med?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: People, people: People, **kwargs: Any) -> None:
        """Take the units one leads, and who may come; a single unit is not asked about."""
        super().__init__(*args, **kwargs)
        offered = list(units)
        _offer(self.fields["unit"], offered)
        _offer(self.fields["attended"], people)
        if len(offered) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = offered[0][0]


class AttendanceForm(MergeableForm):
    """Who was there after all; several may put it right."""

    says_optional = False
    answered_in = {"board_somebody_came": "attended"}

    attended = SeveralField(
        label="Hvem var med?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer(self, people: People) -> None:
        """Take who may come."""
        _offer(self.fields["attended"], [(str(number), name) for number, name in people])


class DecisionForm(KeyedForm):
    """What was decided about one course; with a person and a day it becomes a task."""

    says_optional = False

    text = LongTextField(
        label="Hvad besluttede I?", required=False, rows=3, longest=TextKind.PARAGRAPH
    )
    responsible = _person("Hvem gør det?")
    due_on = DanishDateField(
        label="Hvornår senest?",
        required=False,
        help_text="Med navn og dag bliver beslutningen en opgave.",
    )
    answered_in = {
        "board_decision_said": "text",
        "board_task_has_somebody": "responsible",
        "board_task_has_a_day": "due_on",
        "board_task_ahead": "due_on",
    }

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        """Take the team around the citizen."""
        super().__init__(*args, **kwargs)
        _offer(self.fields["responsible"], [("", "Ingen opgave"), *people])


class ObstacleForm(KeyedForm):
    """What is in the way, who removes it, and by when."""

    says_optional = False

    text = LongTextField(
        label="Hvad er i vejen?",
        required=False,
        rows=3,
        longest=TextKind.PARAGRAPH,
        help_text="Skriv det uden navn. Hindringen kan ses af alle, der arbejder i indsatsen.",
    )
    responsible = _person("Hvem fjerner den?")
    due_on = DanishDateField(label="Hvornår senest?", required=False)
    answered_in = {
        "obstacle_said": "text",
        "obstacle_names_nobody": "text",
        "obstacle_holds_no_numbers": "text",
        "obstacle_has_somebody": "responsible",
        "obstacle_has_a_day": "due_on",
        "obstacle_ahead": "due_on",
    }

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        """Take who may remove it."""
        super().__init__(*args, **kwargs)
        _offer(self.fields["responsible"], [NOBODY, *people])


class RemovedForm(KeyedForm):
    """How an obstacle was removed."""

    says_optional = False

    how = LongTextField(
        label="Hvordan blev den fjernet?",
        required=False,
        rows=3,
        longest=TextKind.PARAGRAPH,
        help_text="Skriv det uden navn, så andre kan gøre det samme.",
    )
    answered_in = {"obstacle_how_said": "how"}


class GoalForm(MergeableForm):
    """What a goal says, whose it is, and when it is reached."""

    says_optional = False

    wording = LineField(label="Hvad er målet?", required=False)
    owner = _person("Hvem holder øje med det?")
    due_on = DanishDateField(label="Hvornår skal det være nået?", required=False)
    answered_in = {
        "effort_goal_said": "wording",
        "effort_goal_owned": "owner",
        "effort_goal_dated": "due_on",
        "effort_goal_ahead": "due_on",
    }

    def offer(self, people: People) -> None:
        """Take who may own it."""
        _offer(self.fields["owner"], [NOBODY, *people])


class StatusForm(KeyedForm):
    """How a goal stands, and what that rests on."""

    says_optional = False

    state = forms.ChoiceField(
        label="Hvordan går det?", choices=EffortGoalState.choices(), widget=ChipChoice
    )
    note = LongTextField(
        label="Hvad bygger det på?", required=False, rows=3, longest=TextKind.PARAGRAPH
    )
    answered_in = {"effort_status_said": "note"}
