"""The forms of the plans that hold after CTI."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, SeveralField


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


OLDER = ("who_supports", "next_contacts")
"""What was written before persons and contacts had places of their own; asked of no new plan."""


class RetentionPlanForm(MergeableForm):
    """The retention plan: what keeps the job, and the signs that it slips."""

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

    def __init__(self, *args: Any, older: Iterable[str] = (), **kwargs: Any) -> None:
        """Take which of the older texts the plan holds; the others are not asked for."""
        super().__init__(*args, **kwargs)
        for name in set(OLDER) - set(older):
            del self.fields[name]


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
