"""When somebody is away, and who stands in."""

from datetime import date
from typing import Any

from django.urls import reverse

from fodfaeste.rules.access.roles import Role
from fodfaeste.web.staff.people.fields import ColleagueField
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm


class AbsenceForm(KeyedForm):
    """From the first day to the last; never why."""

    starts_on = DanishDateField(label="Første dag væk")
    last_day = DanishDateField(
        label="Sidste dag væk", help_text="Den slutter af sig selv. Du kan slutte den tidligere."
    )

    def __init__(self, *args: Any, role: Role, role_name: str, day: date, **options: Any) -> None:
        """Take the role that a deputy holds too."""
        super().__init__(*args, **options)
        self.fields["deputy"] = ColleagueField(
            role=role,
            day=day,
            suggest_url=reverse("staff:people:colleagues"),
            label="Stedfortræder",
            help_text=f"En kollega, der også er {role_name}. Skriv navn eller e-mail.",
        )
