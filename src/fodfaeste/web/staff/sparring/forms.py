"""Forms about sparring groups."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.rules.text import TextKind
from fodfaeste.web.staff.meetings.fields import ClockField
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm, LineField, LongTextField

__all__ = ["GroupForm", "HoldForm", "PlanForm", "PointForm"]


class GroupForm(KeyedForm):
    """What a group is called, and who sits in it."""

    unit = forms.TypedChoiceField(label="Enhed", coerce=int)
    name = LineField(label="Hvad hedder gruppen?", longest=100)
    people = forms.TypedMultipleChoiceField(
        label="Hvem er med?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        units: Iterable[tuple[int, str]],
        people: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        """Take the units one leads and the colleagues there."""
        super().__init__(*args, **kwargs)
        offered = list(units)
        _offer(self.fields["unit"], offered)
        _offer(self.fields["people"], people)
        if len(offered) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = offered[0][0]


class PlanForm(KeyedForm):
    """When a group meets next."""

    planned_on = DanishDateField(label="Hvornår?")
    starts_clock = ClockField(label="Klokken", required=False, help_text="Fx 10.30")
    place = LineField(label="Hvor?", required=False)


class HoldForm(KeyedForm):
    """That a meeting was held, and who came."""

    judged_by_rules = ("attended",)

    held_on = DanishDateField(label="Hvornår blev mødet holdt?")
    attended = forms.TypedMultipleChoiceField(
        label="Hvem var med?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take those who sit in the group."""
        super().__init__(*args, **kwargs)
        _offer(self.fields["attended"], people)


class PointForm(KeyedForm):
    """What was decided about one course."""

    text = LongTextField(
        label="Hvad blev I enige om?", required=False, rows=3, longest=TextKind.PARAGRAPH
    )
    responsible = forms.TypedChoiceField(
        label="Hvem gør det?", coerce=int, required=False, empty_value=None
    )
    due_on = DanishDateField(label="Hvornår senest?", required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the team around the citizen."""
        super().__init__(*args, **kwargs)
        _offer(self.fields["responsible"], [("", "Ingen opgave"), *people])


def _offer(field: forms.Field, choices: Iterable[tuple[object, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
