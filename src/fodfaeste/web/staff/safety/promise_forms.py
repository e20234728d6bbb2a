"""The forms of those who have a part in the plans: who, what they promise, their yes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.promises import Who, Words, Yes
from fodfaeste.rules.cti.kinds import SAID_TO_US, AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
WORKPLACE = "arbejdsplads"
"""The choice of somebody at the workplace who is written by name."""

CONTACT = "kontaktperson"
"""The choice of the one whom the work agreement names."""


class YesFields(KeyedForm):
    """When somebody said yes, and how."""

    accepted_on = DanishDateField(label="Hvornår sagde personen ja?", required=False)
    accepted_how = forms.TypedChoiceField(
        label="Hvordan?",
        choices=SAID_TO_US,
        coerce=AcceptedHow,
        empty_value=None,
        required=False,
        widget=ChipChoice,
    )

    def clean(self) -> dict[str, Any]:
        """A day and a way belong together."""
        given = super().clean() or self.cleaned_data
        if given.get("accepted_on") and not given.get("accepted_how"):
            self.add_error("accepted_how", "Vælg, hvordan personen sagde ja.")
        if given.get("accepted_how") and not given.get("accepted_on"):
            self.add_error("accepted_on", "Skriv, hvilken dag personen sagde ja.")
        return given

    def yes(self) -> Yes | None:
        """Return the yes; None while it is open."""
        given = self.cleaned_data
        if not given.get("accepted_on"):
            return None
        return Yes(on=given["accepted_on"], how=given["accepted_how"])


class YesForm(YesFields):
    """Somebody has said yes to what the plan says of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Here the day and the way are what it is about."""
        super().__init__(*args, **kwargs)
        for field in ("accepted_on", "accepted_how"):
            self.fields[field].required = True


class PromiseWords(KeyedForm):
    """What somebody promises, in which plan, and until when."""

    plan = forms.TypedChoiceField(
        label="Hvilken plan?", choices=PromiseIn.choices(), coerce=PromiseIn, widget=ChipChoice
    )
    promises = LongTextField(
        label="Hvad gør personen?",
        help_text="Skriv det, så personen selv kan læse det.",
        longest=PARAGRAPH,
        rows=2,
    )
    until = DanishDateField(
        label="Til og med hvornår?",
        help_text="Lad felterne stå tomme, når der ikke er aftalt en sidste dag.",
        required=False,
    )

    def words(self) -> Words:
        """Return the promise as it was typed."""
        given = self.cleaned_data
        return Words(plan=given["plan"], promises=given["promises"], until=given["until"])


class WhoFields(KeyedForm):
    """Who it is: on the network map, on the team or at the workplace; nobody is written twice."""

    who = forms.ChoiceField(label="Hvem?", widget=forms.RadioSelect)
    name = LineField(
        label="Navn", help_text="Udfyldes for en anden på arbejdspladsen.", required=False
    )
    phone = LineField(label="Telefon", longest=20, required=False)

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[str, str]],
        contact: tuple[str, str] = ("", ""),
        **kwargs: Any,
    ) -> None:
        """Take those who can be asked, and whom the work agreement names."""
        super().__init__(*args, **kwargs)
        self.contact = contact
        choices = list(people)
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        if WORKPLACE not in dict(choices):
            del self.fields["name"], self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        """Somebody at the workplace has a name."""
        given = super().clean() or self.cleaned_data
        if given.get("who") == WORKPLACE and not given.get("name"):
            self.add_error("name", "Skriv navnet på den, der er på arbejdspladsen.")
        return given

    def chosen(self) -> Who:
        """Return the one person."""
        given = self.cleaned_data
        code, _, number = given["who"].partition("-")
        if code == SupporterKind.NETWORK:
            return Who(kind=SupporterKind.NETWORK, person_id=int(number))
        if code == SupporterKind.TEAM:
            return Who(kind=SupporterKind.TEAM, colleague_id=int(number))
        name, phone = (
            self.contact if code == CONTACT else (given.get("name", ""), given.get("phone", ""))
        )
        return Who(kind=SupporterKind.WORKPLACE, name=name, phone=phone)


class NewPromiseForm(YesFields, PromiseWords, WhoFields):
    """Somebody gets a part in the plans."""

    field_order = (
        "who",
        "name",
        "phone",
        "plan",
        "promises",
        "until",
        "accepted_on",
        "accepted_how",
    )


class PromiseForm(MergeableForm, PromiseWords):
    """A promise said in another way."""

    field_order = ("plan", "promises", "until")


class UnknownPromiseForm(MergeableForm, PromiseWords, WhoFields):
    """A promise from before, whose name points at nobody: who it is belongs to it now."""

    field_order = ("who", "name", "phone", "plan", "promises", "until")
