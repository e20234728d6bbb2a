"""Forms about people: enrolment, team, look-up, emergency opening, closing."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import Benefit, SideExit
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.staff.people.fields import ColleagueField
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    CprField,
    KeyedForm,
    LineField,
    LongTextField,
)

LONGEST_UNEMPLOYMENT = 600


def caseload_reason() -> LongTextField:
    """Asked only where the hands of the CTI worker would be more than full (A6)."""
    return LongTextField(
        label="Hvis CTI-medarbejderen får mere end en fuld sagsstamme: hvorfor går det alligevel?",
        help_text="Står hos lederen med dit navn og dagen.",
        required=False,
        longest=2000,
        rows=2,
    )


class ContactFields(forms.Form):
    """Name and ways to reach somebody."""

    given_names = LineField(label="Fornavne")
    surname = LineField(label="Efternavn")
    phone = LineField(label="Telefon", longest=20, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    address = LineField(label="Adresse", required=False)
    postal_code = forms.RegexField(
        label="Postnummer",
        regex=r"^\d{4}$",
        required=False,
        error_messages={"invalid": "Et postnummer har fire cifre."},
    )
    city = LineField(label="By", longest=100, required=False)
    address_protected = forms.BooleanField(
        label="Borgeren har navne- og adressebeskyttelse", required=False
    )
    digital_post_exempt = forms.BooleanField(
        label="Borgeren er fritaget for Digital Post", required=False
    )


class ContactForm(ContactFields, KeyedForm):
    """Correct how a citizen is reached."""


class EnrolForm(ContactFields, KeyedForm):
    """Enrol a citizen: the person, the target group, the whole team."""

    cpr = CprField(label="CPR-nummer", help_text="Ti cifre. Vises aldrig i lister eller adresser.")
    benefit = forms.ChoiceField(label="Borgeren lever af", choices=Benefit.choices())
    months_unemployed = forms.IntegerField(
        label="Måneder uden job",
        min_value=0,
        max_value=LONGEST_UNEMPLOYMENT,
        error_messages={
            "invalid": "Skriv et helt antal måneder.",
            "min_value": "Der kan ikke være færre end 0 måneder.",
            "max_value": f"Der kan højst være {LONGEST_UNEMPLOYMENT} måneder.",
        },
    )
    problems_beside_unemployment = forms.BooleanField(
        label="Borgeren har andre vanskeligheder end ledighed", required=False
    )
    ready_without_support = forms.BooleanField(
        label="Borgeren er klar til job uden støtte", required=False
    )
    target_group = forms.ChoiceField(label="Målgruppe", widget=forms.RadioSelect)
    deviation_note = LongTextField(
        label="Hvis borgeren ikke er helt i målgruppen: hvorfor er indsatsen alligevel rigtig?",
        required=False,
        longest=2000,
        rows=3,
    )
    unit = forms.TypedChoiceField(label="Enhed", coerce=int)
    caseload_reason = caseload_reason()

    field_order = ("cpr", "given_names", "surname")

    def __init__(
        self,
        *args: Any,
        units: list[tuple[int, str]],
        target_groups: list[tuple[str, str]],
        role_names: dict[Role, str],
        day: date,
        **options: Any,
    ) -> None:
        """Take what can be chosen today."""
        super().__init__(*args, **options)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]  # a choice field
        self.fields["target_group"].choices = target_groups  # type: ignore[attr-defined]
        for role in TEAM_ROLES:
            self.fields[role.value] = ColleagueField(
                role=role,
                day=day,
                suggest_url=reverse("staff:people:colleagues"),
                label=role_names[role],
                help_text="Skriv navn eller e-mail.",
                error_messages={"required": f"Vælg {in_sentence(role_names[role])}."},
            )

    @property
    def team(self) -> dict[Role, int]:
        """Who was chosen for each role."""
        return {role: self.cleaned_data[role.value] for role in TEAM_ROLES}

    @property
    def team_fields(self) -> list[forms.BoundField]:
        """The four boxes, for the page."""
        return [self[role.value] for role in TEAM_ROLES]


class TeamForm(KeyedForm):
    """Let somebody take over one role."""

    says_optional = False

    reason = LongTextField(
        label="Hvorfor skifter borgeren medarbejder?",
        help_text="Står i historikken. Borgeren skal så vidt muligt beholde de samme mennesker.",
        required=False,
        longest=2000,
        rows=3,
    )

    def __init__(self, *args: Any, role: Role, role_name: str, day: date, **options: Any) -> None:
        """Take the role that changes hands."""
        super().__init__(*args, **options)
        self.fields["user"] = ColleagueField(
            role=role,
            day=day,
            suggest_url=reverse("staff:people:colleagues"),
            label=f"Ny {role_name}",
            help_text="Skriv navn eller e-mail.",
        )
        if role is Role.CTI_WORKER:
            self.fields["caseload_reason"] = caseload_reason()
        self.order_fields(["user", "reason"])


class LookUpForm(RuledForm):
    """Find a citizen by exact CPR number, with a reason."""

    judged_by_rules = ("reason",)

    cpr = CprField(label="CPR-nummer")
    reason = LineField(
        label="Hvorfor slår du borgeren op?",
        help_text="Grunden står i loggen, og borgeren kan se, at der er slået op.",
    )


class GlassForm(RuledForm):
    """Open a course in an emergency."""

    judged_by_rules = ("reason",)

    reason = LongTextField(
        label="Hvorfor skal forløbet åbnes nu?",
        help_text="Mindst 20 tegn. Lederen får besked med det samme.",
        longest=2000,
        rows=3,
    )


class ReviewForm(KeyedForm):
    """What the leader found."""

    note = LongTextField(label="Hvad fandt du?", longest=2000, rows=2)


class CloseForm(RuledForm):
    """Close the whole course."""

    judged_by_rules = ("note",)

    reason = forms.ChoiceField(
        label="Hvordan slutter forløbet?", choices=SideExit.choices(), widget=forms.RadioSelect
    )
    note = LongTextField(label="Hvordan sluttede det, og hvem kan borgeren gå til nu?", rows=5)
