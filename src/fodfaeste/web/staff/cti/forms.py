"""The forms of the CTI course: start, focus, network, the plans that hold afterwards, ends."""

from typing import Any

from django import forms

from fodfaeste.records.cti.actions.closing import ClosingWords, EarlyStop
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import (
    ContinuedNeed,
    EarlyEndReason,
    LeaderReasonAbout,
    NoReason,
)
from fodfaeste.web.staff.people.fields import AnybodyField
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    DanishDateField,
    KeyedForm,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000


def coded(kind: type[Any]) -> Any:
    """Return what turns a typed code into its word; no code stays None."""
    return lambda value: kind(value) if value else None


def reason_given(code: str) -> EarlyEndReason | NoReason | None:
    """Return the reason that was chosen; what is no reason is for the rule to refuse (E5)."""
    known = [*EarlyEndReason, *NoReason]
    return next((reason for reason in known if reason.value == code), None)


class StartForm(KeyedForm):
    """The day CTI starts, and the reason where they have met too seldom."""

    starts_on = DanishDateField(
        label="Hvornår begynder CTI?",
        help_text="Fra den dag, jobmatchet er fundet, og senest på den første arbejdsdag. "
        "Er borgeren begyndt på arbejdet, så senest i dag.",
    )
    few_meetings_reason = LongTextField(
        label="Hvorfor begynder CTI, selv om I har mødtes få gange?",
        longest=PARAGRAPH,
        rows=3,
        required=False,
    )


class LeaderReasonForm(RuledForm):
    """What only the leader may explain (E3, I1)."""

    judged_by_rules: tuple[str, ...] = ("text",)

    about = forms.TypedChoiceField(
        label="Hvad begrunder du?",
        choices=LeaderReasonAbout.choices(),
        coerce=LeaderReasonAbout,
        widget=forms.RadioSelect,
    )
    text = LongTextField(label="Begrundelse", longest=PARAGRAPH, rows=4)


class NeedForm(MergeableForm):
    """Whether support goes on after CTI (I1, H4)."""

    need = forms.TypedChoiceField(
        label="Har borgeren brug for støtte efter CTI?",
        choices=ContinuedNeed.choices(),
        coerce=ContinuedNeed,
        widget=forms.RadioSelect,
    )
    note = LongTextField(label="Hvorfor?", rows=3, required=False)
    follow_on_worker = AnybodyField(
        role=Role.CTI_WORKER,
        label="Hvem giver støtten efter § 85 bagefter?",
        required=False,
        help_text="En anden end CTI-medarbejderen: en kollega eller en udefra, ved navn.",
    )


class CloseForm(RuledForm):
    """The closing note, and that the course was gone through (I1)."""

    judged_by_rules: tuple[str, ...] = ("course_of_events", "course_gone_through")

    course_gone_through = forms.BooleanField(
        label="Det samlede forløb er gennemgået på det afsluttende møde"
    )
    course_of_events = LongTextField(label="Afsluttende notat: sådan gik forløbet", rows=6)
    citizens_view = LongTextField(label="Sådan ser borgeren det", rows=4, required=False)
    remaining_risks = LongTextField(label="Det skal I være opmærksomme på", rows=3, required=False)

    def words(self) -> ClosingWords:
        """Return the closing note."""
        given = self.cleaned_data
        return ClosingWords(
            course_of_events=given["course_of_events"],
            citizens_view=given["citizens_view"],
            remaining_risks=given["remaining_risks"],
        )


class EarlyEndForm(RuledForm):
    """Why CTI stops before time; a job won or lost is not among the reasons (E5)."""

    judged_by_rules: tuple[str, ...] = ("reason", "course_of_events")

    reason = forms.TypedChoiceField(
        label="Hvorfor stopper CTI før tid?",
        choices=[*EarlyEndReason.choices(), *NoReason.choices()],
        coerce=reason_given,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text="At få eller miste et job er ingen grund til at stoppe.",
    )
    note = LongTextField(
        label="Forklar grunden",
        longest=PARAGRAPH,
        rows=3,
        required=False,
        help_text="Skal udfyldes, når grunden er »andet«.",
    )
    citizen_took_part = forms.BooleanField(
        label="Borgeren har været med til at afslutte", required=False
    )
    handover_relevant = forms.BooleanField(
        label="Der er opgaver, som nogen skal tage over", required=False
    )
    follow_on_worker = AnybodyField(
        role=Role.CTI_WORKER,
        label="Hvem giver støtten efter § 85 bagefter?",
        required=False,
        help_text="Udfyldes, når støtten efter § 85 fortsætter.",
    )
    course_of_events = LongTextField(label="Afsluttende notat: sådan gik forløbet", rows=5)

    def stop(self) -> EarlyStop:
        """Return why and how."""
        given = self.cleaned_data
        return EarlyStop(
            reason=given["reason"],
            note=given["note"],
            citizen_took_part=given["citizen_took_part"],
            handover_relevant=given["handover_relevant"],
            follow_on_worker=given["follow_on_worker"],
        )

    def words(self) -> ClosingWords:
        """Return the closing note."""
        return ClosingWords(course_of_events=self.cleaned_data["course_of_events"])
