"""The forms of the ladder: a step, more responsibility, and the talk about pay."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from fodfaeste.rules.placement.ladder.steps import NEXT, is_back
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    DanishForm,
    HoursField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.money import KronerField

PARAGRAPH = 2_000


class StepForm(KeyedForm):
    """Where a task stands now; only the steps that the table allows are offered."""

    says_optional = False
    answered_in = {
        "step_back_reasoned": "note",
        "step_seen_by_today": "seen_on",
        "step_seen_in_order": "seen_on",
    }

    read_as = forms.CharField(widget=forms.HiddenInput, max_length=40)
    step = forms.ChoiceField(label="Hvor langt er borgeren nu?", widget=ChipChoice)
    seen_on = DanishDateField(label="Hvornår så I det?")
    note = LongTextField(
        label="Hvad har I set?",
        help_text="Ved et trin tilbage: skriv, hvad der blev svært. Ingen diagnoser.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )

    def __init__(self, *args: Any, stands: TaskStep, **kwargs: Any) -> None:
        """Offer the way up first; what stepped meanwhile is judged by the rule, not the list."""
        super().__init__(*args, **kwargs)
        offered = NEXT[stands]
        back = " (et trin tilbage)"
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            (step.value, f"{step.label}{back if is_back(stands, step) else ''}")
            for step in (*offered, *(one for one in TaskStep if one not in offered))
            if step in offered or self.is_bound
        ]

    def clean_read_as(self) -> TaskStep | None:
        """The step that the page showed."""
        read = self.cleaned_data["read_as"]
        return TaskStep(read) if read in set(TaskStep) else None


class GrowthForm(KeyedForm):
    """More that is asked of the citizen than before."""

    kind = forms.ChoiceField(
        label="Hvad er blevet til mere?", choices=Responsibility.choices(), widget=ChipChoice
    )
    task = forms.ChoiceField(
        label="Hvilken opgave gælder det?", widget=forms.RadioSelect, required=False
    )
    note = LineField(
        label="Hvad gør borgeren nu?", help_text="Fx: Åbner butikken alene om tirsdagen."
    )
    seen_on = DanishDateField(label="Hvornår så I det?")

    def __init__(self, *args: Any, tasks: Iterable[LadderTask], **kwargs: Any) -> None:
        """Offer the agreed tasks, and the work as a whole."""
        super().__init__(*args, **kwargs)
        sent = self.data.get(self.add_prefix("task")) if self.is_bound else None
        self.fields["task"].choices = [  # type: ignore[attr-defined]
            ("", "Hele arbejdet"),
            *((_number(task, sent), task.wording) for task in tasks),
        ]


def _number(task: LadderTask, sent: str | None) -> str:
    """The task's number as the page that was sent knew it; before that, as it is now."""
    return sent if sent and sent in map(str, task.ids) else str(task.id)


class TalkForm(KeyedForm):
    """What the employer answered about pay."""

    says_optional = False
    answered_in = {
        "pay_talk_held": "talked_on",
        "paid_hours_said": "ordinary_minutes",
        "pay_asked_again": "again_on",
        "pay_asked_later": "again_on",
    }

    answer = forms.ChoiceField(
        label="Hvad svarede arbejdsgiveren om løn?",
        choices=PayAnswer.choices(),
        widget=ChipChoice,
    )
    ordinary_minutes = HoursField(
        label="Hvor mange timer med løn om ugen?",
        help_text="Når svaret er ja fra nu. Timerne står klar i næste udgave af aftalen.",
        required=False,
    )
    again_on = DanishDateField(
        label="Hvornår spørger I igen?", help_text="Når svaret ikke er ja endnu.", required=False
    )
    talked_on = DanishDateField(label="Hvornår talte I sammen?")
    employer_name = LineField(label="Hvem talte du med?", required=False)
    note = LongTextField(label="Hvad blev der sagt?", required=False, longest=PARAGRAPH, rows=3)


class PaySheetForm(DanishForm):
    """What the sheet for the talk calculates with; nothing of it is kept."""

    says_optional = False

    hours = HoursField(label="Timer med løn om ugen", required=False)
    wage = KronerField(
        label="Timeløn før skat", help_text="Den løn, I taler om. Fx 151,25.", required=False
    )
