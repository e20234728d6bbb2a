"""The time after CTI: checkpoints, and what was noted at each (G5)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from fodfaeste.records.followup import actions
from fodfaeste.records.followup.queries.aftercare import aftercare_of, cti_ended_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.meetings.pages import TAB, Page, address, receive, show, typed_before
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    HoursField,
    KeyedForm,
    LongTextField,
)

LATER = 36
"""Months; a last look that is not asked for, and may be taken."""


class CheckpointForm(KeyedForm):
    """How it goes with work, so many months after CTI."""

    months_after = forms.TypedChoiceField(
        label="Hvilken opfølgning?", coerce=int, widget=ChipChoice
    )
    held_on = DanishDateField(label="Hvornår talte I sammen?")
    work_status = forms.ChoiceField(
        label="Hvordan går det med arbejde?",
        choices=WorkStatus.choices(),
        widget=forms.RadioSelect,
    )
    weekly_minutes = HoursField(label="Timer om ugen", required=False)
    note = LongTextField(label="Notat", required=False, rows=4)

    def __init__(self, *args: Any, months: tuple[int, ...] = (), **kwargs: Any) -> None:
        """Take the checkpoints that may still be recorded."""
        super().__init__(*args, **kwargs)
        field = self.fields["months_after"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(number, in_months(number)) for number in months]

    def checkpoint(self) -> actions.NewCheckpoint:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return actions.NewCheckpoint(
            months_after=said["months_after"],
            held_on=said["held_on"],
            work_status=WorkStatus(said["work_status"]),
            weekly_minutes=said["weekly_minutes"],
            note=said["note"],
        )


@on_case(Permission.CASE_SEE)
def aftercare(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the checkpoints after CTI, held and to come."""
    ended_on = cti_ended_on(visit.case.pk)
    points = aftercare_of(visit.case.pk, ended_on, visit.today) if ended_on else ()
    context = {
        "ended_on": ended_on,
        "points": [(point, point.is_overdue(visit.today)) for point in points],
        "sees_notes": visit.sees(Section.EMPLOYMENT),
        "may_record": visit.allows(Permission.AFTERCARE_RECORD) and ended_on is not None,
    }
    return case_page(request, visit, "staff/meetings/aftercare.html", context, tab=TAB)


@on_case(Permission.AFTERCARE_RECORD)
def record(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Record one checkpoint."""
    ended_on = cti_ended_on(visit.case.pk)
    points = aftercare_of(visit.case.pk, ended_on or visit.today, visit.today)
    waiting = tuple(point.months for point in points if point.held is None)
    months = tuple(sorted({point.months for point in points} | {LATER}))
    draft = f"aftercare:{visit.case.pk}"

    def save(said: dict[str, Any]) -> None:
        actions.record_checkpoint(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            checkpoint=form.checkpoint(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        )

    page = Page(
        template="staff/meetings/form.html",
        title="Opfølgning efter CTI",
        keep=save,
        back_url=address(visit, "aftercare"),
        said="Opfølgningen er noteret.",
        draft=draft,
        context={"button": "Gem opfølgningen", "rule": "G5"},
    )
    if request.method == "POST":
        form = CheckpointForm(request.POST, months=months)
        return receive(request, visit, page, form)
    started = {
        "held_on": visit.today,
        "months_after": (waiting or (LATER,))[0],
        **typed_before(visit, CheckpointForm, draft),
    }
    form = CheckpointForm(initial=started, months=months)
    return show(request, visit, page, form)


def in_months(number: int) -> str:
    """Return "1 måned" or "3 måneder"."""
    return f"{number} {'måned' if number == 1 else 'måneder'}"
