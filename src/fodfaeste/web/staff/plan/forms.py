"""The forms of the plan; the words on them are the words of the plan."""

from collections.abc import Mapping
from typing import Any

from django import forms

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.kinds import (
    GoalStatus,
    JobGoalStatus,
    Participation,
)
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    DanishForm,
    KeyedForm,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
MOST_TO_CHOOSE_FROM = 15
PLAN_NOW = (0, "Planen, som den står nu")
_GOAL_IS_WRITTEN = "Du har skrevet et jobmål. Vælg »Formuleret«, eller slet teksten i »Jobmål«."


class TextsForm(RuledForm, MergeableForm):
    """What the plan says outside its goals; the purpose may wait until the plan is approved."""

    judged_by_rules = ("purpose",)

    citizen_words = LongTextField(
        label="Borgerens egne ord",
        help_text="Det, borgeren drømmer om og ønsker, som borgeren siger det.",
        required=False,
        rows=4,
    )
    purpose = LongTextField(
        label="Formål",
        help_text="Ét fælles formål for jobindsatsen og den sociale indsats.",
        rows=4,
    )
    job_goal_status = forms.ChoiceField(
        label="Har borgeren et jobmål?", choices=JobGoalStatus.choices(), widget=ChipChoice
    )
    job_goal = LongTextField(
        label="Jobmål",
        help_text="Når det er formuleret: det arbejde, borgeren går efter, med borgerens ord.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )
    job_goal_task = LongTextField(
        label="Hvad gør vi for at finde et jobmål?",
        help_text="Når jobmålet endnu ikke er formuleret. Det bliver til en opgave.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )

    def clean(self) -> dict[str, Any]:
        """Ask when a goal is written and said to be missing: one of the two is a slip."""
        said = self.cleaned_data
        if said.get("job_goal_status") == JobGoalStatus.NOT_YET and said.get("job_goal"):
            self.add_error("job_goal_status", _GOAL_IS_WRITTEN)
            self.add_error("job_goal", _GOAL_IS_WRITTEN)
        return said


class GoalForm(MergeableForm):
    """One goal, as the citizen says it."""

    wording = LongTextField(
        label="Mål",
        help_text="Som borgeren siger det, fx »Jeg vil kunne holde til en hel arbejdsdag«.",
        longest=PARAGRAPH,
        rows=3,
    )
    status = forms.ChoiceField(
        label="Hvor langt er vi?", choices=GoalStatus.choices(), widget=ChipChoice
    )


class NewGoalForm(KeyedForm):
    """A goal to begin with."""

    wording = GoalForm.base_fields["wording"]


class SubGoalForm(MergeableForm):
    """One step towards a goal."""

    wording = LongTextField(
        label="Delmål",
        help_text="Et skridt, der kan nås inden længe.",
        longest=PARAGRAPH,
        rows=3,
    )
    due_on = DanishDateField(label="Hvornår vil vi være der?", required=False)
    status = forms.ChoiceField(
        label="Hvor langt er vi?", choices=GoalStatus.choices(), widget=ChipChoice
    )


class ApprovalForm(RuledForm):
    """Who read the plan together, and how the citizen took part."""

    judged_by_rules = never_empty = ("roles_present", "participation", "participation_note")
    answered_in: Mapping[str, str] = {
        "both_departments": "roles_present",
        "citizen_took_part": "participation",
        "participation_described": "participation_note",
    }

    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    roles_present = forms.MultipleChoiceField(
        label="Hvem var med?",
        help_text="Begge områders sagsbehandlere skal have gået planen igennem.",
        widget=ChipChoices,
    )
    participation = forms.ChoiceField(
        label="Hvordan var borgeren med?",
        choices=Participation.choices(),
        widget=ChipChoice,
    )
    participation_note = LongTextField(label="Hvad sagde borgeren til planen?", rows=4)

    def __init__(self, *args: Any, team: dict[Role, str], **kwargs: Any) -> None:
        """Take who sits in which role, by the words the page shows."""
        super().__init__(*args, **kwargs)
        field = self.fields["roles_present"]
        field.choices = [(role.value, words) for role, words in team.items()]  # type: ignore[attr-defined]


class WishesForm(DanishForm):
    """The day one area talked with the citizen about job wishes and goals."""

    discussed_on = DanishDateField(label="Talt om den")


class CompareForm(DanishForm):
    """Two versions to hold against each other; 0 is the plan as it is written now."""

    fra = forms.TypedChoiceField(label="Fra version", coerce=int)
    til = forms.TypedChoiceField(label="Til version", coerce=int)

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        """Take the versions, the latest first; many are written as a number."""
        super().__init__(*args, **kwargs)
        choices = [*((number, f"Version {number}") for number in reversed(numbers)), PLAN_NOW]
        for field in (self.fields["fra"], self.fields["til"]):
            if len(choices) > MOST_TO_CHOOSE_FROM:
                most = {"min": 0, "max": numbers[0], "inputmode": "numeric"}
                field.widget = forms.NumberInput(attrs=most)
                field.help_text = "0 er planen, som den står nu."
                field.error_messages["invalid_choice"] = f"Skriv et tal fra 0 til {numbers[0]}."
            field.choices = choices  # type: ignore[attr-defined]
