"""Forms of the administration."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from fodfaeste.accounts.models import Unit, User
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.administration.dated import (
    LARGEST_CASELOAD,
    LARGEST_LIMIT,
    LONGEST_COURSE,
)
from fodfaeste.rules.municipalities import MUNICIPALITIES
from fodfaeste.web.admin.fields import NamedField
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm, LineField, LongTextField

NO_DEPARTMENT = ("", "Ingen af de to, eller begge")
LONGEST_GRANT = 120
LONGEST_COMPLAINT = 52


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, even when it is empty; None while nothing is."""
    return request.POST if request.method == "POST" else None


def label_of(user: User) -> str:
    """Return what a colleague is called where there may be namesakes."""
    return f"{user.name} · {user.email}"


class MunicipalityForm(KeyedForm):
    """Whose installation this is."""

    municipality = NamedField(label="Kommune", help_text="Skriv de første bogstaver, og vælg.")
    contact = LongTextField(
        label="Hvem svarer på spørgsmål om Fodfæste?",
        help_text="Fx navn, telefon og e-mail. Det står på siderne, hvor nogen kan gå i stå.",
        longest=1000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the 98 municipalities."""
        super().__init__(*args, **kwargs)
        self.fields["municipality"].offer({one.name: one for one in MUNICIPALITIES})  # type: ignore[attr-defined]


class UnitForm(KeyedForm):
    """A unit of the municipality."""

    name = LineField(label="Enhedens navn")
    phone = LineField(label="Telefon", longest=20, required=False)
    department = forms.ChoiceField(
        label="Område",
        choices=[NO_DEPARTMENT, *Department.choices()],
        widget=forms.RadioSelect,
        required=False,
    )
    is_active = forms.BooleanField(
        label="Enheden er i brug",
        help_text="Uden kryds kan ingen indskrives i den.",
        required=False,
    )


class PersonForm(KeyedForm):
    """A user."""

    name = LineField(label="Navn")
    email = forms.EmailField(label="E-mail", help_text="Den, personen logger ind med.")
    phone = LineField(
        label="Telefon", help_text="Borgere og kolleger ser den.", longest=20, required=False
    )
    unit = NamedField(label="Enhed", required=False)
    cti_trained_on = DanishDateField(
        label="Uddannet i CTI-metoden den", earliest=date(2000, 1, 1), required=False
    )
    mentor = NamedField(
        label="Mentor", help_text="For en CTI-medarbejder under uddannelse.", required=False
    )

    def __init__(
        self, *args: Any, units: Iterable[Unit], mentors: Iterable[User], **kwargs: Any
    ) -> None:
        """Offer the units in use and the CTI workers who may be mentors."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer({unit.name: unit.pk for unit in units})  # type: ignore[attr-defined]
        self.fields["mentor"].offer({label_of(user): user.pk for user in mentors})  # type: ignore[attr-defined]


class RoleForm(KeyedForm):
    """A role from a day."""

    role = forms.ChoiceField(label="Rolle", widget=forms.RadioSelect)
    unit = NamedField(
        label="Hvilken enhed leder personen?", help_text="Kun for ledere.", required=False
    )
    starts_on = DanishDateField(label="Fra og med", earliest=date(2000, 1, 1))
    last_day = DanishDateField(label="Til og med", required=False)

    def __init__(
        self, *args: Any, names: dict[Role, str], units: Iterable[Unit], **kwargs: Any
    ) -> None:
        """Offer the roles by what they are called here."""
        super().__init__(*args, **kwargs)
        choices = [(role.value, names.get(role, role.value)) for role in Role]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]
        self.fields["unit"].offer({unit.name: unit.pk for unit in units})  # type: ignore[attr-defined]


class RoleEndForm(KeyedForm):
    """The end of a role."""

    last_day = DanishDateField(
        label="Rollens sidste dag",
        help_text="Lad felterne stå tomme for at fjerne rollen nu.",
        required=False,
    )


class TurnForm(KeyedForm):
    """What every dated row begins with: the day it takes over."""

    from_day = DanishDateField(label="Gælder fra og med")


class LawForm(TurnForm):
    """A legal basis from a day."""

    name = LineField(label="Navn")
    paragraph = LineField(label="Paragraf", longest=100)
    months = forms.IntegerField(
        label="Et CTI-forløb varer så mange måneder",
        help_text="Tre lige lange faser: tallet skal kunne deles i tre.",
        max_value=LONGEST_COURSE,
        min_value=1,
    )
    caseload = forms.IntegerField(
        label="Borgere pr. medarbejder på fuld tid", max_value=LARGEST_CASELOAD, min_value=1
    )
    time_limited = forms.BooleanField(label="Bevillingen er tidsbegrænset", required=False)
    max_months = forms.IntegerField(
        label="Længste bevilling i måneder", max_value=LONGEST_GRANT, min_value=1, required=False
    )
    appealable = forms.BooleanField(label="Afgørelsen kan påklages", required=False)
    complaint_body = LineField(
        label="Hvem behandler klagen?",
        help_text="Fx Ankestyrelsen. Står i brevet til borgeren.",
        required=False,
    )
    complaint_weeks = forms.IntegerField(
        label="Så mange uger har borgeren til at klage",
        max_value=LONGEST_COMPLAINT,
        min_value=1,
        required=False,
    )
    complaint_note = LongTextField(
        label="Andet, borgeren skal vide om at klage efter denne lov",
        longest=1000,
        rows=2,
        required=False,
    )
    requires_visitation = forms.BooleanField(
        label="Kræver, at visitationen er registreret", required=False
    )
    source = LongTextField(label="Kilde", longest=1000, rows=2, required=False)


class LimitForm(TurnForm):
    """A number of the method from a day."""

    value = forms.IntegerField(label="Tal", max_value=LARGEST_LIMIT, min_value=1)


class RoleTextForm(TurnForm):
    """What a role is called from a day."""

    label = LineField(label="Rollens navn", longest=100)
    description = LongTextField(
        label="Hvad rollen hjælper borgeren med",
        help_text="Én sætning til borgeren.",
        longest=500,
        rows=2,
    )
