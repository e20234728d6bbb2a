"""The steps of the guided kickoff, one short form each (B3)."""

from collections.abc import Mapping
from typing import Any

from django import forms

from fodfaeste.records.meetings.actions import Agreements, Information, InTheRoom
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.web.staff.meetings.forms import add_attendance, attendance_in, names_in
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm

YES, NOT_YET = "ja", "ikke-endnu"
YES_OR_NOT_YET = [(YES, "Ja"), (NOT_YET, "Ikke endnu")]
PREPARED = {
    "begge": CASEWORKER_ROLES,
    "beskaeftigelse": frozenset({Role.EMPLOYMENT_CASEWORKER}),
    "social": frozenset({Role.SOCIAL_CASEWORKER}),
    "ingen": frozenset[Role](),
}


class WhoForm(RuledForm, MergeableForm):
    """Who is here, and who prepared the meeting (B1)."""

    prepared = forms.ChoiceField(
        label="Hvem har forberedt mødet?",
        help_text="De to sagsbehandlere forbereder det sammen.",
        choices=[
            ("begge", "Begge sagsbehandlere"),
            ("beskaeftigelse", "Kun beskæftigelse"),
            ("social", "Kun social"),
            ("ingen", "Ingen endnu"),
        ],
        widget=ChipChoice,
    )
    others = LineField(
        label="Andre, der er med",
        help_text="Navne med komma imellem. Kun dem, borgeren selv ønsker med.",
        required=False,
    )

    def __init__(self, *args: Any, people: Mapping[Role, str] | None = None, **kwargs: Any) -> None:
        """Ask for everyone around the citizen."""
        super().__init__(*args, **kwargs)
        self.judged_by_rules = add_attendance(self, people or {})
        self.order_fields([*self.judged_by_rules, "prepared", "others"])

    def room(self) -> InTheRoom:
        """What the form says, as the action takes it."""
        return InTheRoom(
            attendance=attendance_in(self),
            prepared_by=PREPARED[self.cleaned_data["prepared"]],
            others=names_in(self.cleaned_data["others"]),
        )


class InformationForm(MergeableForm):
    """What the citizen was told, and the yes (B3)."""

    told = forms.ChoiceField(
        label="Har du hørt, hvad forløbet går ud på?", choices=YES_OR_NOT_YET, widget=ChipChoice
    )
    assents = forms.ChoiceField(
        label="Er du med på, at målet er et job, og at du får støtte undervejs?",
        choices=YES_OR_NOT_YET,
        widget=ChipChoice,
    )

    def information(self) -> Information:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return Information(told=said["told"] == YES, assents=said["assents"] == YES)


class WishesForm(MergeableForm):
    """What the citizen dreams of; it becomes the first words of the plan."""

    wishes = LongTextField(
        label="Hvad drømmer du om, og hvad ønsker du dig – også om job?",
        help_text="Skriv det, som borgeren siger det. Det bliver til de første ord i planen.",
        required=False,
        rows=7,
    )


class ResourcesForm(MergeableForm):
    """What the citizen can, and has done."""

    resources = LongTextField(label="Hvad er du god til?", required=False, rows=4)
    competences = LongTextField(label="Hvad har du lært?", required=False, rows=4)
    experience = LongTextField(label="Hvad har du prøvet at arbejde med?", required=False, rows=4)


class NetworkForm(MergeableForm):
    """Who is around the citizen, and who else should help."""

    network = LongTextField(label="Hvem er der omkring dig i hverdagen?", required=False, rows=4)


class AgreementsForm(RuledForm, MergeableForm):
    """When things begin, and who answers for the plan (B4)."""

    judged_by_rules = ("cv_starts_on", "time_plan", "plan_owner")

    cv_starts_on = DanishDateField(label="Hvornår begynder vi på dit CV?")
    job_search_starts_on = DanishDateField(label="Hvornår begynder vi at søge job?", required=False)
    time_plan = LongTextField(
        label="Hvad har vi aftalt om tiden?",
        help_text="Hvad sker der hvornår i de næste uger?",
        rows=4,
    )
    plan_owner = forms.ChoiceField(
        label="Hvilken sagsbehandler har ansvaret for den fælles plan?",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, owners: Mapping[int, str] | None = None, **kwargs: Any) -> None:
        """Take the caseworkers on the team."""
        super().__init__(*args, **kwargs)
        field = self.fields["plan_owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(user), name) for user, name in (owners or {}).items()]

    def agreements(self) -> Agreements:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return Agreements(
            cv_starts_on=said["cv_starts_on"],
            job_search_starts_on=said["job_search_starts_on"],
            time_plan=said["time_plan"],
            plan_owner_id=int(said["plan_owner"]) if said["plan_owner"] else None,
        )


class FinishForm(KeyedForm):
    """The day the kickoff was held."""

    held_on = DanishDateField(label="Hvornår blev mødet holdt?")


FORMS: dict[AgendaStep, type[MergeableForm]] = {
    AgendaStep.WHO: WhoForm,
    AgendaStep.INFORMATION: InformationForm,
    AgendaStep.WISHES: WishesForm,
    AgendaStep.RESOURCES: ResourcesForm,
    AgendaStep.NETWORK: NetworkForm,
    AgendaStep.AGREEMENTS: AgreementsForm,
}
