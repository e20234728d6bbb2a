"""Forms about the fixed time of colleagues (J3)."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.rules.meetings.kinds import OnHolidays, Rhythm, TeamMeetingKind
from fodfaeste.rules.meetings.types import LONGEST, SHORTEST
from fodfaeste.rules.text import TextKind
from fodfaeste.web.staff.meetings.fields import ClockField
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    LineField,
    LongTextField,
)

NO_NAMES = "Skriv ingen borgeres navne her. Det, der handler om en borger, står i borgerens forløb."


class PeopleForm(RuledForm):
    """Who is in it."""

    judged_by_rules: tuple[str, ...] = ("people",)
    people = forms.TypedMultipleChoiceField(label="Hvem er med?", coerce=int, widget=ChipChoices)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the colleagues one may choose between."""
        super().__init__(*args, **kwargs)
        offer(self, "people", people)


class TeamTimeForm(PeopleForm):
    """What the time is for and when it comes."""

    judged_by_rules = ("people", "name")
    kind = forms.ChoiceField(
        label="Hvad er det?", choices=TeamMeetingKind.choices(), widget=ChipChoice
    )
    name = LineField(label="Hvad kalder I det?", longest=100, help_text="Fx Grøn tid tirsdag")
    unit = forms.TypedChoiceField(label="Enhed", coerce=int)
    starts_on = DanishDateField(label="Første gang")
    starts_clock = ClockField(label="Klokken", help_text="Fx 9.00")
    lasts = forms.IntegerField(label="Hvor mange minutter?", min_value=SHORTEST, max_value=LONGEST)
    place = LineField(label="Hvor?", required=False)
    rhythm = forms.ChoiceField(label="Hvor tit?", choices=Rhythm.choices(), widget=ChipChoice)
    until = DanishDateField(label="Sidste dag i rækken", help_text="Højst et år frem.")
    on_holidays = forms.ChoiceField(
        label="Når det falder på en lukkedag", choices=OnHolidays.choices(), widget=ChipChoice
    )
    field_order = (
        "kind",
        "name",
        "unit",
        "people",
        "starts_on",
        "starts_clock",
        "lasts",
        "place",
        "rhythm",
        "until",
        "on_holidays",
    )

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the units one leads."""
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class MoveForm(RuledForm):
    """Where a meeting is moved to, and why."""

    judged_by_rules = ("because",)
    planned_on = DanishDateField(label="Hvornår?")
    starts_clock = ClockField(label="Klokken", help_text="Fx 9.00")
    place = LineField(label="Hvor?", required=False)
    because = LongTextField(label="Hvorfor flyttes mødet?", rows=2, longest=TextKind.PARAGRAPH)


class CancelForm(RuledForm):
    """Why a meeting is not held."""

    judged_by_rules = ("because",)
    because = LongTextField(label="Hvorfor er mødet aflyst?", rows=2, longest=TextKind.PARAGRAPH)


class HoldForm(RuledForm):
    """That a meeting was held, who came, what was said."""

    judged_by_rules = ("came",)
    held_on = DanishDateField(label="Hvornår blev mødet holdt?")
    came = forms.TypedMultipleChoiceField(label="Hvem var med?", coerce=int, widget=ChipChoices)
    minutes = LongTextField(label="Referat", required=False, help_text=NO_NAMES)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take those who sit in it."""
        super().__init__(*args, **kwargs)
        offer(self, "came", people)


class DecisionForm(RuledForm):
    """What colleagues decided."""

    judged_by_rules = ("text",)
    text = LongTextField(
        label="Hvad besluttede I?", rows=3, longest=TextKind.PARAGRAPH, help_text=NO_NAMES
    )
    responsible = forms.TypedChoiceField(
        label="Hvem gør det?", coerce=int, required=False, empty_value=None
    )
    due_on = DanishDateField(label="Senest hvornår?", required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take those who sit in it."""
        super().__init__(*args, **kwargs)
        offer(self, "responsible", [("", "Ingen opgave"), *people])


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Offer these answers to a question."""
    field: Any = form.fields[name]
    field.choices = list(choices)
