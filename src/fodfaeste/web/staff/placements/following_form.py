"""The forms of a follow-up at the workplace: to agree it, and to note how it went."""

from collections.abc import Mapping
from typing import Any

from django import forms

from fodfaeste.records.followup.actions import Settled
from fodfaeste.records.meetings.actions import Held
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.web.staff.meetings.fields import ClockField
from fodfaeste.web.staff.placements.step_fields import StepsForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)

PARAGRAPH = 2_000
FITS = (("ja", "Ja"), ("nej", "Nej, de skal ændres"))


class PlanFollowUpForm(KeyedForm):
    """When the three meet at the workplace."""

    planned_on = DanishDateField(label="Hvilken dag?")
    starts_clock = ClockField(label="Klokken", required=False)
    place = LineField(label="Hvor?", required=False)
    expected = forms.MultipleChoiceField(label="Hvem skal med?", widget=ChipChoices)

    def __init__(self, *args: Any, people: Mapping[Role, str], **kwargs: Any) -> None:
        """Offer everyone around the citizen."""
        super().__init__(*args, **kwargs)
        _offer(self, "expected", people)


class HoldFollowUpForm(StepsForm):
    """How it went, and what comes of it."""

    held_on = DanishDateField(label="Hvornår talte I sammen?")
    came = forms.MultipleChoiceField(label="Hvem var med?", widget=ChipChoices, required=False)
    employer = LineField(
        label="Hvem var med fra arbejdspladsen?",
        help_text="Navnet på den, I talte med. Lad det stå tomt, hvis ingen var med.",
        required=False,
    )
    minutes = LongTextField(label="Hvad talte I om?", rows=4, longest=PARAGRAPH)
    considerations_fit = forms.ChoiceField(
        label="Passer hensynene stadig?", choices=FITS, widget=ChipChoice, required=False
    )
    ordinary_talk = forms.ChoiceField(
        label="Er der timer med løn?", choices=OrdinaryTalk.choices(), widget=ChipChoice
    )
    ordinary_reason = LongTextField(
        label="Hvorfor ikke?",
        help_text="Skrives, når svaret er nej. Spørgsmålet tages op igen næste gang.",
        rows=2,
        longest=PARAGRAPH,
        required=False,
    )
    terms_change = forms.BooleanField(
        label="Timer, opgaver eller delmål skal ændres i arbejdsaftalen", required=False
    )
    next_follow_up_on = DanishDateField(
        label="Næste opfølgning", required=False, help_text="Dagen bliver sat på som et møde."
    )

    def __init__(self, *args: Any, people: Mapping[Role, str], **kwargs: Any) -> None:
        """Ask about everyone around the citizen."""
        super().__init__(*args, **kwargs)
        _offer(self, "came", people)
        self.people = people

    def held(self) -> Held:
        """The meeting as it went."""
        said = self.cleaned_data
        came = frozenset(map(Role, said["came"]))
        return Held(
            held_on=said["held_on"],
            attendance={
                role: Attendance.PRESENT if role in came else Attendance.EXCUSED
                for role in self.people
            },
            others=(said["employer"],) if said["employer"] else (),
            minutes=said["minutes"],
            next_follow_up_on=said["next_follow_up_on"],
        )

    def settled(self) -> Settled:
        """What was settled."""
        said = self.cleaned_data
        fits = {"ja": True, "nej": False}
        return Settled(
            held=self.held(),
            employer_came=bool(said["employer"]),
            ordinary_talk=OrdinaryTalk(said["ordinary_talk"]),
            ordinary_reason=said["ordinary_reason"],
            considerations_fit=fits.get(said["considerations_fit"]),
            terms_change=said["terms_change"],
            steps=self.steps(),
        )

    @property
    def questions(self) -> list[forms.BoundField]:
        """Every visible field but those of the steps."""
        steps = {bound.name for row in self.rows for bound in row}
        return [bound for bound in self.visible_fields() if bound.name not in steps]


def _offer(form: forms.Form, name: str, people: Mapping[Role, str]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.MultipleChoiceField):
        field.choices = [(role.value, words) for role, words in people.items()]
