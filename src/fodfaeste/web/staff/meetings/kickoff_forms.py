"""The steps of the guided kickoff, one short form each (B3–B6).

Nothing but a name is required here: what is missing is pointed out on the overview, and one can
always go back and forth.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from fodfaeste.records.meetings.actions import (
    Agreements,
    FirstMeasures,
    Information,
    InTheRoom,
    NextMeeting,
    Wishes,
)
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import AgendaStep, Told
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.web.staff.meetings.fields import ClockField, clock_from
from fodfaeste.web.staff.meetings.forms import add_attendance, attendance_in, names_in
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm

YES, NO = "True", "False"
PARAGRAPH = 2_000
PREPARED = {
    "begge": CASEWORKER_ROLES,
    "beskaeftigelse": frozenset({Role.EMPLOYMENT_CASEWORKER}),
    "social": frozenset({Role.SOCIAL_CASEWORKER}),
    "ingen": frozenset[Role](),
}
MEET_AGAIN = (
    MeetingKind.PRE_CTI,
    MeetingKind.KICKOFF,
    MeetingKind.FOLLOW_UP,
    MeetingKind.OTHER,
)


def _is_yes(said: str) -> bool:
    return said == YES


def _point(point: Told) -> forms.BooleanField:
    return forms.BooleanField(label=point.label, required=False)


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


class InformationForm(RuledForm, MergeableForm):
    """What the citizen was told, and the yes (B3)."""

    judged_by_rules = ("citizen_assents",)

    told_goal = _point(Told.GOAL)
    told_together = _point(Told.TOGETHER)
    told_support = _point(Told.SUPPORT)
    told_one_plan = _point(Told.ONE_PLAN)
    told_voice = _point(Told.VOICE)
    citizen_assents = forms.TypedChoiceField(
        label="Er du med på, at målet er et job, og at du får støtte undervejs?",
        choices=[(YES, "Ja"), (NO, "Ikke endnu")],
        coerce=_is_yes,
        empty_value=False,  # type: ignore[arg-type]  # the stubs know only texts
        widget=ChipChoice,
    )

    def information(self) -> Information:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return Information(
            told=frozenset(point for point in Told if said[f"told_{point}"]),
            assents=said["citizen_assents"],
        )


class WishesForm(MergeableForm):
    """What the citizen dreams of; it becomes the first words of the plan."""

    wishes = LongTextField(
        label="Hvad drømmer du om, og hvad ønsker du dig – også om job?",
        help_text="Skriv det, som borgeren siger det. Det bliver til de første ord i planen.",
        required=False,
        rows=5,
    )
    job_goal_status = forms.ChoiceField(
        label="Ved du, hvilket job du vil hen imod?",
        choices=[
            (JobGoalStatus.FORMULATED.value, "Ja"),
            (JobGoalStatus.NOT_YET.value, "Ikke endnu"),
        ],
        required=False,
        widget=ChipChoice,
    )
    job_goal = LongTextField(
        label="Jobmålet",
        help_text="Fx »Noget med dyr, helst i en stald«.",
        longest=PARAGRAPH,
        required=False,
        rows=2,
    )
    job_goal_task = LongTextField(
        label="Eller: Hvad gør vi for at finde et jobmål?",
        help_text="Står det tomt, bliver det: Find frem til et jobmål sammen.",
        longest=PARAGRAPH,
        required=False,
        rows=2,
    )
    purpose = LongTextField(
        label="Hvad skal vi sammen nå?",
        help_text="Det ene formål, som hele planen tjener.",
        required=False,
        rows=2,
    )

    def said(self) -> Wishes:
        """What the form says, as the action takes it; a goal in words is a goal."""
        said = self.cleaned_data
        status = said["job_goal_status"] or (JobGoalStatus.FORMULATED if said["job_goal"] else "")
        return Wishes(
            wishes=said["wishes"],
            purpose=said["purpose"],
            job_goal_status=JobGoalStatus(status) if status else None,
            job_goal=said["job_goal"],
            job_goal_task=said["job_goal_task"],
        )


class ResourcesForm(MergeableForm):
    """What the citizen can, and has done."""

    resources = LongTextField(label="Hvad er du god til?", required=False, rows=4)
    competences = LongTextField(label="Hvad har du lært?", required=False, rows=4)
    experience = LongTextField(label="Hvad har du prøvet at arbejde med?", required=False, rows=4)


class NetworkForm(MergeableForm):
    """Who is around the citizen; each of them is written down by name."""

    network = LongTextField(label="Hvem er der omkring dig i hverdagen?", required=False, rows=3)


class AgreementsForm(RuledForm, MergeableForm):
    """When things begin, and who answers for the plan (B4)."""

    judged_by_rules = ("cv_starts_on", "time_plan", "plan_owner_id")

    cv_starts_on = DanishDateField(label="Hvornår begynder vi på dit CV?")
    job_search_starts_on = DanishDateField(label="Hvornår begynder vi at søge job?", required=False)
    plan_owner_id = forms.ChoiceField(
        label="Hvilken sagsbehandler har ansvaret for den fælles plan?",
        widget=forms.RadioSelect,
    )
    plan_ready_on = DanishDateField(label="Hvornår skal planen være skrevet?", required=False)
    time_plan = LongTextField(
        label="Hvad har vi ellers aftalt om tiden?",
        help_text="Hvad sker der hvornår i de næste uger?",
        rows=3,
    )

    def __init__(self, *args: Any, owners: Mapping[int, str] | None = None, **kwargs: Any) -> None:
        """Take the caseworkers on the team; where there is one, it is that one."""
        super().__init__(*args, **kwargs)
        field, known = self.fields["plan_owner_id"], owners or {}
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(user), name) for user, name in known.items()]
        if len(known) == 1:
            field.initial = str(next(iter(known)))

    def agreements(self) -> Agreements:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        owner = said["plan_owner_id"]
        return Agreements(
            cv_starts_on=said["cv_starts_on"],
            job_search_starts_on=said["job_search_starts_on"],
            time_plan=said["time_plan"],
            plan_owner_id=int(owner) if owner else None,
            plan_ready_on=said["plan_ready_on"],
        )


class NextForm(MergeableForm):
    """When we meet again (B4)."""

    next_on = DanishDateField(
        label="Hvornår ses vi igen?", required=False, help_text="Dagen bliver sat på som et møde."
    )
    next_clock = ClockField(label="Klokken", required=False, help_text="Fx 10.30")
    next_kind = forms.ChoiceField(
        label="Hvad skal vi mødes om?",
        choices=[(kind.value, kind.label) for kind in MEET_AGAIN],
        required=False,
        widget=ChipChoice,
    )
    next_place = LineField(label="Hvor?", required=False)
    next_place_chosen = forms.TypedChoiceField(
        label="Hvem har valgt stedet?",
        choices=[(YES, "Borgeren"), (NO, "Vi andre")],
        coerce=_is_yes,
        empty_value=False,  # type: ignore[arg-type]  # the stubs know only texts
        required=False,
        widget=ChipChoice,
    )

    def following(self) -> NextMeeting:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return NextMeeting(
            kind=MeetingKind(said["next_kind"] or MeetingKind.PRE_CTI),
            on=said["next_on"],
            clock=clock_from(said["next_clock"]),
            place=said["next_place"],
            place_chosen=said["next_place_chosen"],
        )


class BaselineForm(MergeableForm):
    """What becomes of the first measurements, when they are not answered now (B6)."""

    baseline = forms.ChoiceField(
        label="Hvis I ikke svarer nu",
        choices=Baseline.choices(),
        required=False,
        widget=ChipChoice,
    )
    baseline_on = DanishDateField(
        label="Hvornår så?", required=False, help_text="CTI-medarbejderen får det som opgave."
    )

    def answer(self) -> FirstMeasures:
        """What the form says, as the action takes it."""
        said = self.cleaned_data["baseline"]
        return FirstMeasures(
            baseline=Baseline(said) if said else None,
            later_on=self.cleaned_data["baseline_on"],
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
    AgendaStep.TASKS: NextForm,
    AgendaStep.BASELINE: BaselineForm,
}
