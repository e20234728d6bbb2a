"""The agreement as a form: one row a task, one row a sub-goal, and every question on one page."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from fodfaeste.records.placement.queries.sheets import SheetGoal, SheetTask, Terms
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.rules.plan.merging import marks_of
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import ChipChoice, ChipChoices, HoursField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, SeveralField

TASKS, GOALS = 8, 5
SHOWN_AT_LEAST = 2
PARAGRAPH = 2_000
YES, NO = "ja", "nej"


class AgreementForm(MergeableForm):
    """What the three agree on; everything may be left empty until it is proposed."""

    says_optional = False

    stands = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    """The version of the agreement in force that was read, when a next one is begun from it."""

    placement_minutes = HoursField(label="Praktiktimer om ugen", required=False)
    ordinary_minutes = HoursField(label="Ordinære timer med løn om ugen", required=False)
    working_times = LongTextField(
        label="Hvilke dage og tider?",
        help_text="Fx mandag, onsdag og fredag kl. 9–13.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )
    needs = SeveralField(
        label="Hvad har borgeren brug for på arbejdet?",
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    considerations = LongTextField(
        label="Andre hensyn på arbejdet",
        help_text="Skriv kun det, borgeren vil dele med arbejdsgiveren. Ingen diagnoser.",
        required=False,
        longest=PARAGRAPH,
        rows=3,
    )
    no_considerations = forms.BooleanField(
        label="Der er ingen særlige hensyn, og det er talt igennem", required=False
    )
    ordinary_possible = forms.ChoiceField(
        label="Er ordinære timer med løn en mulighed?",
        choices=[(YES, "Ja"), (NO, "Nej, ikke nu")],
        widget=ChipChoice,
        required=False,
    )
    ordinary_when = LongTextField(
        label="Hvilke opgaver skal borgeren mestre først?",
        help_text="Når svaret er ja.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )
    ordinary_no_reason = LongTextField(
        label="Arbejdsgiverens grund til at sige nej",
        help_text="Når svaret er nej. Spørgsmålet tages op igen ved hver opfølgning.",
        required=False,
        longest=PARAGRAPH,
        rows=2,
    )
    follow_up_on = DanishDateField(label="Næste opfølgning", required=False)
    follow_up_how = LongTextField(
        label="Hvem mødes, og hvor?", required=False, longest=PARAGRAPH, rows=2
    )
    contact_name = LineField(label="Hvem går borgeren til på arbejdspladsen?", required=False)
    contact_phone = LineField(label="Telefon til den person", required=False, longest=40)

    def clean(self) -> dict[str, Any]:
        """Hold each sub-goal to having both its words and its day."""
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, GOALS + 1):
            words, day = cleaned.get(f"goal_{number}"), cleaned.get(f"goal_{number}_due")
            hours, paid = cleaned.get(f"goal_{number}_hours"), cleaned.get(f"goal_{number}_paid")
            rest = day or hours is not None or paid is not None
            if words and not day and f"goal_{number}_due" not in self.errors:
                self.add_error(f"goal_{number}_due", "Skriv, hvornår delmålet skal være nået.")
            if rest and not words:
                self.add_error(f"goal_{number}", "Skriv delmålet med et par ord.")
            if paid and (hours or 0) < paid:
                self.add_error(f"goal_{number}_hours", "Skriv timerne i alt, også dem med løn.")
        return cleaned

    @property
    def read_version(self) -> int:
        """Which version of the agreement in force the writer has before them."""
        said = self.cleaned_data
        return said["version"] or said["stands"] or 0

    @property
    def moves_a_step(self) -> bool:
        """Whether the writer has moved a task up or down since the form was opened."""
        seen = self.cleaned_data.get("seen") or {}
        steps = {name: said for name, said in self.cleaned_data.items() if name.endswith("_step")}
        return any(sign != seen.get(name, sign) for name, sign in marks_of(steps).items())

    def terms(self) -> Terms:
        """What was written, as the record keeps it."""
        typed = self.cleaned_data
        answer = typed["ordinary_possible"]
        return Terms(
            placement_minutes=typed["placement_minutes"],
            ordinary_minutes=typed["ordinary_minutes"],
            working_times=typed["working_times"],
            tasks=tuple(self._tasks()),
            considerations=typed["considerations"],
            no_considerations=typed["no_considerations"],
            ordinary_possible={YES: True, NO: False}.get(answer),
            ordinary_when=typed["ordinary_when"],
            ordinary_no_reason=typed["ordinary_no_reason"],
            sub_goals=tuple(self._goals()),
            follow_up_on=typed["follow_up_on"],
            follow_up_how=typed["follow_up_how"],
            needs=frozenset(map(WorkNeed, typed["needs"])),
            contact_name=typed["contact_name"],
            contact_phone=typed["contact_phone"],
        )

    def _tasks(self) -> Iterator[SheetTask]:
        for number in range(1, TASKS + 1):
            if words := self.cleaned_data[f"task_{number}"]:
                step = self.cleaned_data[f"task_{number}_step"] or TaskStep.LEARNING
                yield SheetTask(words, TaskStep(step))

    def _goals(self) -> Iterator[SheetGoal]:
        for number in range(1, GOALS + 1):
            if words := self.cleaned_data[f"goal_{number}"]:
                yield SheetGoal(
                    words,
                    self.cleaned_data[f"goal_{number}_due"],
                    self.cleaned_data[f"goal_{number}_hours"],
                    self.cleaned_data[f"goal_{number}_paid"],
                )

    @property
    def task_rows(self) -> tuple[list[list[BoundField]], list[list[BoundField]]]:
        """The rows of tasks: those shown at once, and the empty ones behind "flere"."""
        return self._rows("task", TASKS, ("", "_step"))

    @property
    def goal_rows(self) -> tuple[list[list[BoundField]], list[list[BoundField]]]:
        """The rows of sub-goals: those shown at once, and the empty ones behind "flere"."""
        return self._rows("goal", GOALS, ("", "_due", "_hours", "_paid"))

    def _rows(
        self, what: str, count: int, endings: tuple[str, ...]
    ) -> tuple[list[list[BoundField]], list[list[BoundField]]]:
        rows = [[self[f"{what}_{n}{ending}"] for ending in endings] for n in range(1, count + 1)]
        filled = [index for index, row in enumerate(rows, start=1) if row[0].value() or _wrong(row)]
        shown = max([SHOWN_AT_LEAST, *filled])
        return rows[:shown], rows[shown:]


def _wrong(row: list[BoundField]) -> bool:
    return any(bound.errors for bound in row)


def values_of(terms: Terms) -> dict[str, Any]:
    """What a version says, by field."""
    values: dict[str, Any] = {
        "placement_minutes": terms.placement_minutes,
        "ordinary_minutes": terms.ordinary_minutes,
        "working_times": terms.working_times,
        "considerations": terms.considerations,
        "no_considerations": terms.no_considerations,
        "ordinary_possible": {True: YES, False: NO, None: ""}[terms.ordinary_possible],
        "ordinary_when": terms.ordinary_when,
        "ordinary_no_reason": terms.ordinary_no_reason,
        "follow_up_on": terms.follow_up_on,
        "follow_up_how": terms.follow_up_how,
        "needs": sorted(terms.needs),
        "contact_name": terms.contact_name,
        "contact_phone": terms.contact_phone,
    }
    for number in range(1, TASKS + 1):
        values |= _task_values(number, terms.tasks)
    for number in range(1, GOALS + 1):
        values |= _goal_values(number, terms.sub_goals)
    return values


def _task_values(number: int, tasks: tuple[SheetTask, ...]) -> dict[str, Any]:
    task = tasks[number - 1] if number <= len(tasks) else SheetTask("")
    return {f"task_{number}": task.wording, f"task_{number}_step": task.step.value}


def _goal_values(number: int, goals: tuple[SheetGoal, ...]) -> dict[str, Any]:
    goal = goals[number - 1] if number <= len(goals) else None
    return {
        f"goal_{number}": goal.wording if goal else "",
        f"goal_{number}_due": goal.due_on if goal else None,
        f"goal_{number}_hours": goal.weekly_minutes if goal else None,
        f"goal_{number}_paid": goal.ordinary_minutes if goal else None,
    }


def _row_fields() -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for n in range(1, TASKS + 1):
        fields[f"task_{n}"] = LineField(label=f"Opgave {n}", required=False)
        fields[f"task_{n}_step"] = forms.ChoiceField(
            label=f"Hvor langt med opgave {n}?", choices=TaskStep.choices(), required=False
        )
    for n in range(1, GOALS + 1):
        fields[f"goal_{n}"] = LineField(label=f"Delmål {n}", required=False)
        fields[f"goal_{n}_due"] = DanishDateField(label=f"Delmål {n} nås senest", required=False)
        fields[f"goal_{n}_hours"] = HoursField(label="Timer om ugen i alt", required=False)
        fields[f"goal_{n}_paid"] = HoursField(label="Heraf ordinære timer", required=False)
    return fields


# The rows are numbered fields like any other, so that drafts and the merge page know them too.
AgreementForm.base_fields |= _row_fields()
