"""The forms of the strategy bank and of the plans that hold after CTI."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.records.cti.actions.promises import Who, Words, Yes
from fodfaeste.records.cti.actions.strategies import NewTry, StrategyWords
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    DanishForm,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm, SeveralField

PARAGRAPH = 2_000
WORKPLACE = "arbejdsplads"
"""The choice of somebody at the workplace who is written by name."""

CONTACT = "kontaktperson"
"""The choice of the one whom the work agreement names."""


def coded(kind: type[Any]) -> Any:
    """Return what turns a typed code into its word; no code stays None."""
    return lambda value: kind(value) if value else None


ANY = [("", "Alle")]


class SearchForm(DanishForm):
    """What one looks for in the bank; it is posted, so that no word of it stands in an address."""

    q = LineField(label="Ord", required=False, longest=100)
    situation = forms.TypedChoiceField(
        label="Situation",
        required=False,
        choices=[*ANY, *Situation.choices()],
        coerce=coded(Situation),
        empty_value=None,
    )
    outcome = forms.TypedChoiceField(
        label="Sådan går det nu",
        required=False,
        choices=[*ANY, *Outcome.choices()],
        coerce=coded(Outcome),
        empty_value=None,
    )


class TryFields(KeyedForm):
    """One time it was tried: the day, where, and how it went."""

    situation = forms.TypedChoiceField(
        label="I hvilken situation?",
        choices=Situation.choices(),
        coerce=Situation,
        widget=ChipChoice,
    )
    outcome = forms.TypedChoiceField(
        label="Hvordan gik det?", choices=Outcome.choices(), coerce=Outcome, widget=ChipChoice
    )
    tried_on = DanishDateField(label="Hvornår?")
    where = LineField(
        label="Hvor helt præcist?", help_text="Fx i køen i Netto.", required=False, longest=200
    )
    how_it_went = LongTextField(label="Hvad skete der?", longest=PARAGRAPH, rows=2, required=False)

    def tried(self, note_id: int | None = None) -> NewTry:
        """Return the try as it was typed."""
        given = self.cleaned_data
        return NewTry(
            tried_on=given["tried_on"],
            situation=given["situation"],
            outcome=given["outcome"],
            where=given["where"],
            how_it_went=given["how_it_went"],
            note_id=note_id,
        )


class NewStrategyForm(TryFields, RuledForm):
    """Something that was tried, and the first time."""

    judged_by_rules: tuple[str, ...] = ("text",)
    field_order = ("text", "situation", "outcome", "own_words", "tried_on", "where", "how_it_went")

    text = LongTextField(
        label="Hvad blev prøvet?",
        help_text="Skriv det, borgeren gør, så det kan gøres igen.",
        longest=PARAGRAPH,
        rows=3,
    )
    own_words = LongTextField(
        label="Med borgerens egne ord", longest=PARAGRAPH, rows=2, required=False
    )

    def words(self) -> StrategyWords:
        """Return the strategy as it was typed."""
        return StrategyWords(
            text=self.cleaned_data["text"], own_words=self.cleaned_data["own_words"]
        )


class StrategyForm(MergeableForm):
    """A strategy said in another way."""

    text = LongTextField(label="Hvad gør borgeren?", longest=PARAGRAPH, rows=3)
    own_words = LongTextField(
        label="Med borgerens egne ord", longest=PARAGRAPH, rows=2, required=False
    )


class ReasonForm(RuledForm):
    """Why something is set aside."""

    judged_by_rules: tuple[str, ...] = ("reason",)

    reason = LongTextField(label="Hvorfor?", longest=PARAGRAPH, rows=2)


class CrisisPlanForm(MergeableForm):
    """The crisis plan, in words the citizen can use on a bad day."""

    signs = LongTextField(
        label="Tegn på, at det går den forkerte vej",
        help_text="Borgerens egne ord. Ét tegn på hver linje.",
        rows=4,
        required=False,
    )
    strategies = SeveralField(
        label="Det har virket før",
        help_text="Fra strategibanken. Det, du vælger, står i planen.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    what_helps = LongTextField(
        label="Andet, der hjælper", help_text="Én ting på hver linje.", rows=3, required=False
    )
    who_does_what = LongTextField(
        label="Det gør borgeren selv",
        help_text="De andre, der hjælper, skrives under »Hvem gør hvad«.",
        rows=3,
        required=False,
    )
    numbers_to_call = LongTextField(
        label="Andre numre",
        help_text="Ét på hver linje. Nødtelefoner og dem, der hjælper, står der i forvejen.",
        rows=2,
        required=False,
    )
    agreed_on = DanishDateField(
        label="Hvornår aftalte I planen?",
        help_text="Den dag, borgeren sagde ja til det, der står.",
        required=False,
    )

    def __init__(
        self, *args: Any, strategies: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        """Take what can be chosen from the bank; without any the field is not there."""
        super().__init__(*args, **kwargs)
        choices = list(strategies)
        if choices:
            self.fields["strategies"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["strategies"]


class RetentionPlanForm(MergeableForm):
    """The retention plan: what keeps the job, the signs that it slips, and who supports."""

    what_keeps_the_job = LongTextField(
        label="Det skal der til for at beholde jobbet",
        help_text="Ud over det, der står i arbejdsaftalen.",
        rows=4,
        required=False,
    )
    warning_signs = LongTextField(
        label="Tegn på arbejdet",
        help_text="Hvad kan andre se, når det er ved at blive for meget? Ét tegn på hver linje.",
        rows=3,
        required=False,
    )
    who_supports = LongTextField(
        label="Mere om støtten",
        help_text="Personerne skrives under »Hvem gør hvad«.",
        rows=2,
        required=False,
    )
    next_contacts = LongTextField(
        label="Mere om, hvordan I holder kontakten",
        help_text="Kontakter med en bestemt dag skrives under »De næste kontakter«.",
        rows=2,
        required=False,
    )
    agreed_on = DanishDateField(
        label="Hvornår aftalte I planen?",
        help_text="Den dag, borgeren sagde ja til det, der står.",
        required=False,
    )


class ContactForm(RuledForm):
    """A next contact: what, who and when."""

    judged_by_rules: tuple[str, ...] = ("what", "on")

    what = LineField(
        label="Hvad er aftalt?",
        help_text="Bliver en opgave, som hele teamet kan læse. Fx »Ring og hør, hvordan det går«.",
    )
    who = forms.ChoiceField(label="Hvem tager kontakten?", widget=forms.RadioSelect)
    on = DanishDateField(label="Hvornår?")

    def __init__(self, *args: Any, team: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Take the team; the citizen stands last."""
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*team, ("", "Borgeren selv")]  # type: ignore[attr-defined]
        self.fields["who"].required = False

    def responsible(self) -> int | None:
        """Return the colleague's number; None for the citizen."""
        who = self.cleaned_data["who"]
        return int(who) if who else None


class YesFields(KeyedForm):
    """When somebody said yes, and how."""

    accepted_on = DanishDateField(label="Hvornår sagde personen ja?", required=False)
    accepted_how = forms.TypedChoiceField(
        label="Hvordan?",
        choices=AcceptedHow.choices(),
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
