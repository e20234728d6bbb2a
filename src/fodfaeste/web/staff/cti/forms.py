"""The forms of the CTI course: start, focus, network, the plans that hold afterwards, ends."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.closing import ClosingWords, EarlyStop
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.cti.kinds import (
    ContinuedNeed,
    EarlyEndReason,
    HandoverState,
    LeaderReasonAbout,
    NoReason,
)
from fodfaeste.web.staff.people.fields import AnybodyField
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
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
        help_text="Fra den dag, jobmatchet er fundet, og senest på den første arbejdsdag.",
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


class PersonForm(KeyedForm):
    """A person around the citizen."""

    name = LineField(label="Navn")
    relation = LineField(label="Hvem er det for borgeren?", help_text="Fx søster, nabo, kollega.")
    kind = forms.TypedChoiceField(
        label="Hvilket netværk?",
        choices=NetworkKind.choices(),
        coerce=NetworkKind,
        widget=ChipChoice,
    )
    phone = LineField(label="Telefon", longest=20, required=False)
    supports_with = LongTextField(
        label="Hvad støtter personen med i dag?", longest=PARAGRAPH, rows=2, required=False
    )


CITIZEN = "borger"


class HandoverForm(RuledForm):
    """A task that somebody is to take over from the CTI worker."""

    judged_by_rules: tuple[str, ...] = ("task", "receiver")

    task = LineField(label="Hvilken opgave?", longest=PARAGRAPH)
    receiver = forms.ChoiceField(label="Hvem tager over?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the persons in the network; the citizen stands first."""
        super().__init__(*args, **kwargs)
        choices = [(CITIZEN, "Borgeren selv"), *((str(number), name) for number, name in people)]
        self.fields["receiver"].choices = choices  # type: ignore[attr-defined]

    def taker(self) -> tuple[bool, int | None]:
        """Return whether it is the citizen, else the person's number."""
        who = self.cleaned_data["receiver"]
        return who == CITIZEN, int(who) if who and who != CITIZEN else None


class StepForm(MergeableForm):
    """How far a handover is, and when the person said yes."""

    state = forms.TypedChoiceField(
        label="Hvor langt er I?",
        choices=HandoverState.choices(),
        coerce=HandoverState,
        widget=forms.RadioSelect,
    )
    accepted_on = DanishDateField(label="Hvornår sagde personen ja?", required=False)


class CrisisPlanForm(MergeableForm):
    """The crisis plan, in words the citizen can use on a bad day."""

    signs = LongTextField(label="Tegn på, at det går den forkerte vej", rows=4, required=False)
    what_helps = LongTextField(label="Det hjælper", rows=4, required=False)
    who_does_what = LongTextField(label="Hvem gør hvad", rows=4, required=False)
    numbers_to_call = LongTextField(label="Dem kan borgeren ringe til", rows=3, required=False)


class RetentionPlanForm(MergeableForm):
    """The retention plan: what keeps the job, and who supports."""

    what_keeps_the_job = LongTextField(
        label="Det skal der til for at beholde jobbet", rows=4, required=False
    )
    who_supports = LongTextField(label="Hvem støtter med hvad", rows=4, required=False)
    next_contacts = LongTextField(
        label="Hvornår taler de sammen næste gang?", rows=3, required=False
    )


SUPPORTERS = "kan-stoette"


class SupporterForm(KeyedForm):
    """A named person who has said yes."""

    name = LineField(
        label="Navn",
        help_text="En fra teamet, eller en på netværkskortet, som borgeren har givet samtykke til.",
        widget=forms.TextInput(attrs={"list": SUPPORTERS, "autocomplete": "off"}),
    )
    relation = LineField(label="Hvem er det for borgeren?", required=False)
    phone = LineField(label="Telefon", longest=20, required=False)
    promises = LongTextField(label="Hvad har personen sagt ja til?", longest=PARAGRAPH, rows=2)
    accepted_on = DanishDateField(label="Hvornår?")


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
