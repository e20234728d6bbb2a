"""The forms of the register: a company, its people, its contact, its end, and a file of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fodfaeste.rules.placement.companies.importing.rows import MOST_EMPLOYEES
from fodfaeste.rules.placement.companies.kinds import CompanyEnd
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.numbers import (
    obstacles_to_cvr,
    obstacles_to_p_number,
    tidy_number,
)
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.staff.companies.choosing import CompanyChoice
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    DanishForm,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm, SeveralField

PARAGRAPH = 2_000
PHONE = 20
SHORT = 100
ABOUT_CITIZENS = EmployerContactKind.TASTER


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
        label="P-nummer", required=False, help_text="Ti cifre. Nummeret på selve arbejdspladsen."
    )
    industry = LineField(label="Branche", required=False, longest=SHORT)
    employees = forms.IntegerField(
        label="Ansatte",
        help_text="Omregnet til fuld tid. Et helt tal.",
        required=False,
        min_value=0,
        max_value=MOST_EMPLOYEES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ff-input-hours"}),
        error_messages={
            "invalid": "Skriv et helt tal.",
            "min_value": "Skriv et helt tal.",
            "max_value": "Tallet er for stort.",
        },
    )
    work_fields = SeveralField(
        label="Hvilket arbejde er der?",
        choices=WorkField.choices(),
        widget=ChipChoices,
        required=False,
    )
    address = LineField(label="Adresse", required=False)
    postcode = forms.RegexField(
        label="Postnummer",
        regex=r"^[0-9]{4}$",
        required=False,
        error_messages={"invalid": "Postnummeret er fire cifre."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ff-input-hours"}),
    )
    city = LineField(label="By", required=False, longest=SHORT)
    needs = LongTextField(
        label="Hvad skal vi vide om virksomheden?",
        help_text="Det, virksomheden har brug for nu, skrives som åbninger. Skriv intet om "
        "borgere her.",
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


class PersonForm(MergeableForm):
    """Somebody at a company."""

    name = LineField(label="Navn")
    title = LineField(label="Stilling", required=False, longest=SHORT)
    phone = LineField(label="Telefon", required=False, longest=PHONE)
    email = forms.EmailField(label="E-mail", required=False)
    is_main = forms.BooleanField(label="Spørg denne person først", required=False)
    is_active = forms.BooleanField(label="Arbejder der stadig", required=False)


class NewCompanyForm(CompanyForm):
    """A company that nobody has written down yet, with the one whom we talk with."""

    answered_in = {"company_is_new": "is_another"}

    person_name = LineField(label="Kontaktperson", required=False)
    person_title = LineField(label="Stilling", required=False, longest=SHORT)
    person_phone = LineField(label="Telefon", required=False, longest=PHONE)
    person_email = forms.EmailField(label="E-mail", required=False)
    is_another = forms.BooleanField(
        label="Det er en anden virksomhed end dem, der står i registret", required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask whose the title, phone and mail are."""
        typed = super().clean() or self.cleaned_data
        told = any(typed.get(f"person_{name}") for name in ("title", "phone", "email"))
        if told and not typed.get("person_name"):
            self.add_error("person_name", "Skriv, hvem oplysningerne gælder.")
        return typed


class CompanyContactForm(KeyedForm):
    """A visit or call that was about no citizen."""

    kind = forms.ChoiceField(
        label="Hvordan?",
        choices=[pair for pair in EmployerContactKind.choices() if pair[0] != ABOUT_CITIZENS],
        widget=ChipChoice,
    )
    person_id = forms.TypedChoiceField(
        label="Hvem talte I med?",
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    happened_on = DanishDateField(label="Hvornår?")
    paid_tasks_discussed = forms.BooleanField(
        label="Vi talte om opgaver, der kan lønnes nu eller senere", required=False
    )
    note = LongTextField(
        label="Hvad kom der ud af det?",
        help_text="Alle medarbejdere kan læse det. Skriv intet om borgere her.",
        required=False,
        longest=PARAGRAPH,
    )

    def choose_from(self, people: list[tuple[int, str]]) -> None:
        """Offer those who work there."""
        choices = [(str(number), name) for number, name in people]
        self.fields["person_id"].choices = [*choices, ("", "En anden")]  # type: ignore[attr-defined]


class ContactForm(CompanyChoice):
    """A contact with an employer about one citizen, noted in a minute."""

    answered_in = {"taster_granted_first": "placement_granted_on"}

    kind = forms.ChoiceField(
        label="Hvordan?", choices=EmployerContactKind.choices(), widget=ChipChoice
    )
    happened_on = DanishDateField(label="Hvornår?")
    citizen_present = forms.BooleanField(label="Borgeren var med", required=False)
    citizen_worked = forms.BooleanField(label="Borgeren arbejdede med", required=False)
    placement_granted_on = DanishDateField(
        label="Hvornår blev praktikken bevilget?",
        help_text="Kun når borgeren arbejdede med på en snusepraktik.",
        required=False,
    )
    paid_tasks_discussed = forms.BooleanField(
        label="Vi talte om opgaver, der kan lønnes nu eller senere", required=False
    )
    note = LongTextField(label="Hvad kom der ud af det?", required=False, longest=PARAGRAPH)
    warned = forms.BooleanField(required=False, widget=forms.HiddenInput)


class CloseCompanyForm(KeyedForm):
    """How a company closed."""

    reason = forms.ChoiceField(
        label="Hvorfor lukkes den?",
        choices=CompanyEnd.choices(),
        widget=forms.RadioSelect,
        required=False,
    )
    closed_on = DanishDateField(label="Hvornår lukkede den?")
    note = LongTextField(
        label="Hvad skete der?",
        help_text="Skal skrives ved »Andet«.",
        required=False,
        longest=PARAGRAPH,
        rows=3,
    )


class ReopenForm(KeyedForm):
    """Nothing to type: the company opens again."""


class ImportForm(KeyedForm):
    """A file of companies."""

    file = forms.FileField(
        label="CSV-fil",
        help_text="Højst 5 MB og 20.000 rækker. Brug skabelonens overskrifter.",
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={
            "required": "Vælg en fil.",
            "invalid": "Filen kom ikke med. Vælg den igen.",
        },
    )


class ApplyForm(KeyedForm):
    """Bring a file in."""

    answered_in = {"import_rows_right": "without_wrong"}

    without_wrong = forms.BooleanField(
        label="Spring rækkerne med fejl over, og hent resten ind", required=False
    )


class ListForm(DanishForm):
    """What somebody looks for in the register."""

    says_optional = False

    soeg = LineField(required=False, longest=SHORT)
    felt = forms.ChoiceField(
        label="Arbejde",
        choices=[("", "Alt"), *WorkField.choices()],
        required=False,
        widget=ChipChoice,
    )
    postnr = forms.RegexField(
        label="Postnummer",
        regex=r"^[0-9]{1,4}$",
        help_text="De første cifre er nok, fx 80.",
        required=False,
        error_messages={"invalid": "Skriv cifre, fx 8000 eller 80."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ff-input-hours"}),
    )
    aabne = forms.BooleanField(label="Har åbninger nu", required=False)
    mangel = forms.BooleanField(label="Mangler folk", required=False)
    lukkede = forms.BooleanField(label="Vis lukkede", required=False)
