"""The form of a new task: what, who and when."""

from typing import Any, cast

from django import forms

from fodfaeste.records.followup.queries import Member
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm, LineField

CITIZEN = "citizen"


class TaskForm(KeyedForm):
    """Something somebody promises to do."""

    title = LineField(label="Hvad skal gøres?", longest=500)
    responsible = forms.ChoiceField(label="Hvem gør det?")
    due_on = DanishDateField(label="Hvornår?", required=False)

    def __init__(self, *args: Any, team: tuple[Member, ...], **kwargs: Any) -> None:
        """Offer the citizen and the team, and nobody else."""
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["responsible"]).choices = [
            *((str(member.user_id), member.name) for member in team),
            (CITIZEN, "Borgeren selv"),
        ]

    @property
    def responsible_id(self) -> int | None:
        """The colleague's number; None for the citizen."""
        chosen = self.cleaned_data["responsible"]
        return None if chosen == CITIZEN else int(chosen)
