"""Steps to promise on a form: what, by whom, by when; each becomes a task."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.followup.queries import Member
from fodfaeste.rules.placement.interruption import Step
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import DanishDateField, LineField

CITIZEN = "citizen"
STEP_LENGTH = 500
PARTS = ("what", "who", "due")


class StepsForm(RuledForm):
    """A form that ends with so many lines of steps; empty lines are none."""

    most_steps = 3

    def __init__(self, *args: Any, team: Iterable[Member] = (), **kwargs: Any) -> None:
        """Offer the citizen and the team for each step."""
        super().__init__(*args, **kwargs)
        people = [
            ("", "Vælg"),
            *((str(member.user_id), member.name) for member in team),
            (CITIZEN, "Borgeren selv"),
        ]
        for number in self.numbers:
            self.fields[f"what_{number}"] = LineField(
                label=f"Skridt {number}: hvad skal der ske?", longest=STEP_LENGTH, required=False
            )
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label="Hvem gør det?", choices=people, required=False
            )
            self.fields[f"due_{number}"] = DanishDateField(label="Hvornår?", required=False)

    @property
    def numbers(self) -> range:
        """The numbers of the lines, from 1."""
        return range(1, self.most_steps + 1)

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each line, for the page."""
        return [[self[f"{part}_{number}"] for part in PARTS] for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        """Ask who, where a step is written."""
        said = super().clean() or {}
        for number in self.numbers:
            if said.get(f"what_{number}") and not said.get(f"who_{number}"):
                self.add_error(f"who_{number}", "Vælg, hvem der gør det.")
        return said

    def steps(self) -> tuple[Step, ...]:
        """The steps as they were typed."""
        return tuple(self._step(number) for number in self.numbers if self._is_used(number))

    def _is_used(self, number: int) -> bool:
        return any(self.cleaned_data.get(f"{part}_{number}") for part in PARTS)

    def _step(self, number: int) -> Step:
        said = self.cleaned_data
        who = str(said.get(f"who_{number}") or "")
        return Step(
            what=said.get(f"what_{number}", ""),
            who=int(who) if who.isdigit() else None,
            due_on=said.get(f"due_{number}"),
        )
