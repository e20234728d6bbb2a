"""The forms of the register: a company, and a contact about one citizen."""

from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.numbers import (
    obstacles_to_cvr,
    obstacles_to_p_number,
    tidy_number,
)
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.staff.companies.choosing import CompanyChoice
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
PHONE = 20
SHORT = 100


def _hold(obstacles: tuple[Obstacle, ...]) -> None:
    """Show what a rule says beside the field it is about."""
    if obstacles:
        raise ValidationError(
            [f"{obstacle.sentence} {obstacle.next_step}" for obstacle in obstacles]
        )


class CompanyForm(MergeableForm):
    """What is known about a company."""

    name = LineField(label="Navn")
    cvr_number = LineField(label="CVR-nummer", required=False, help_text="Otte cifre.")
    p_number = LineField(
        label="P-nummer",
        required=False,
        help_text="Ti cifre. Det er nummeret på selve arbejdspladsen.",
    )
    industry = LineField(label="Branche", required=False, longest=SHORT)
    address = LineField(label="Adresse", required=False)
    city = LineField(label="By", required=False, longest=SHORT)
    needs = LongTextField(
        label="Hvad har virksomheden brug for?",
        help_text="Opgaver og tider. Skriv intet om borgere her.",
        required=False,
        longest=PARAGRAPH,
        rows=4,
    )
    is_active = forms.BooleanField(label="Vi samarbejder med virksomheden", required=False)

    def clean_cvr_number(self) -> str:
        """Return eight digits that fit, or nothing."""
        number = tidy_number(self.cleaned_data["cvr_number"])
        _hold(obstacles_to_cvr(number))
        return number

    def clean_p_number(self) -> str:
        """Return ten digits, or nothing."""
        number = tidy_number(self.cleaned_data["p_number"])
        _hold(obstacles_to_p_number(number))
        return number


class ContactForm(CompanyChoice):
    """A contact with an employer, noted in a minute."""

    kind = forms.ChoiceField(
        label="Hvordan?", choices=EmployerContactKind.choices(), widget=ChipChoice
    )
    happened_on = DanishDateField(label="Hvornår?")
    citizen_present = forms.BooleanField(label="Borgeren var med", required=False)
    paid_tasks_discussed = forms.BooleanField(
        label="Vi talte om opgaver, der kan lønnes nu eller senere", required=False
    )
    note = LongTextField(label="Hvad kom der ud af det?", required=False, longest=PARAGRAPH)
