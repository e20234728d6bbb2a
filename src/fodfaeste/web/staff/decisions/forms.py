"""The forms of visitation, decision and grant."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from fodfaeste.records.decisions.actions import NewDecision, NewGrant, NewVisitation
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import DanishDateField, KeyedForm, LongTextField

YES_NO = (("ja", "Ja"), ("nej", "Nej"))

OUTCOMES_OF_A_CASE = (
    DecisionOutcome.GRANTED,
    DecisionOutcome.PARTLY_GRANTED,
    DecisionOutcome.REFUSED,
)


def _code(kind: type[Any]) -> Any:
    return lambda value: kind(value) if value else None


class VisitationForm(RuledForm):
    """Impairment, extent and kind of need, and the answer (H2)."""

    judged_by_rules: tuple[str, ...] = ("impairment", "extent", "kind_of_need")

    assessed_on = DanishDateField(label="Hvornår er vurderingen foretaget?")
    impairment = LongTextField(label="Hvilken funktionsnedsættelse drejer det sig om?", rows=4)
    extent = LongTextField(label="Hvor stort er støttebehovet?", rows=4)
    kind_of_need = LongTextField(label="Hvilken slags støtte er der brug for?", rows=4)
    in_target_group = forms.ChoiceField(
        label="Er borgeren i målgruppen for § 85?", choices=YES_NO, widget=forms.RadioSelect
    )

    def visitation(self) -> NewVisitation:
        """Return what was found."""
        given = self.cleaned_data
        return NewVisitation(
            assessed_on=given["assessed_on"],
            impairment=given["impairment"],
            extent=given["extent"],
            kind_of_need=given["kind_of_need"],
            in_target_group=given["in_target_group"] == "ja",
        )


class DecisionForm(RuledForm):
    """What every decision says (H5); how one complains the law says itself."""

    judged_by_rules: tuple[str, ...] = ("reasons", "hearing", "sent_by")

    decided_on = DanishDateField(label="Hvornår er afgørelsen truffet?")
    reasons = LongTextField(
        label="Begrundelse",
        rows=5,
        help_text="Står i brevet. Skriv til borgeren, kort, og kun det, der er nødvendigt.",
    )
    hearing = forms.TypedChoiceField(
        label="Er borgeren hørt før afgørelsen?",
        choices=PartyHearing.choices(),
        coerce=_code(PartyHearing),
        empty_value=None,
        widget=forms.RadioSelect,
    )
    heard_on = DanishDateField(
        label="Hvornår blev borgeren hørt?", required=False, help_text="Når det er gennemført."
    )
    hearing_note = LongTextField(
        label="Hvad sagde borgeren? Eller hvorfor var det ikke nødvendigt?",
        rows=3,
        required=False,
        help_text="Står i brevet. Fx: Du har selv bedt om støtten, og du får den.",
    )
    sent_by = forms.TypedChoiceField(
        label="Hvordan får borgeren afgørelsen?",
        choices=SentBy.choices(),
        coerce=_code(SentBy),
        empty_value=None,
        widget=forms.RadioSelect,
    )
    sent_on = DanishDateField(label="Hvornår er den sendt eller udleveret?")

    def _decision(self, law: LegalBasisCode | None, outcome: DecisionOutcome | None) -> NewDecision:
        given = self.cleaned_data
        return NewDecision(
            decided_on=given["decided_on"],
            law=law,
            outcome=outcome,
            reasons=given["reasons"],
            hearing=given["hearing"],
            heard_on=given["heard_on"],
            hearing_note=given["hearing_note"],
            sent_by=given["sent_by"],
            sent_on=given["sent_on"],
        )


class LawForm(DecisionForm):
    """A decision that grants by a law: which, from when, until when, for which goal (H1–H3, H7)."""

    judged_by_rules: tuple[str, ...] = ("law", *DecisionForm.judged_by_rules)

    law = forms.TypedChoiceField(
        label="Efter hvilken lov?",
        coerce=_code(LegalBasisCode),
        empty_value=None,
        widget=forms.RadioSelect,
    )
    starts_on = DanishDateField(label="Bevilget fra og med")
    last_day = DanishDateField(
        label="Bevilget til og med",
        required=False,
        help_text="Skal stå tomt ved § 85, som ikke kan bevilges med en slutdato.",
    )
    preference_note = LongTextField(
        label="Hvorfor et andet lovgrundlag end § 85?", rows=3, required=False
    )
    goal = forms.TypedChoiceField(
        label="Hvilket mål i planen støtter bevillingen?",
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        laws: Iterable[LegalBasis],
        goals: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        """Take the laws in force today, and the goals of the plan."""
        super().__init__(*args, **kwargs)
        self.fields["law"].choices = [(law.code.value, in_words(law)) for law in laws]  # type: ignore[attr-defined]
        self.fields["goal"].choices = [("", "Intet mål valgt endnu"), *goals]  # type: ignore[attr-defined]

    def new_grant(self) -> NewGrant:
        """Return the grant as it is written."""
        given = self.cleaned_data
        return NewGrant(
            starts_on=given["starts_on"],
            ends_before=day_after(given["last_day"]),
            preference_note=given["preference_note"],
            goal_id=given["goal"],
        )


class GrantForm(LawForm):
    """A decision about CTI support, and the grant when the answer is yes."""

    judged_by_rules: tuple[str, ...] = ("outcome", *LawForm.judged_by_rules)

    outcome = forms.TypedChoiceField(
        label="Hvad er afgjort?",
        choices=[(outcome.value, outcome.label) for outcome in OUTCOMES_OF_A_CASE],
        coerce=_code(DecisionOutcome),
        empty_value=None,
        widget=forms.RadioSelect,
    )
    starts_on = DanishDateField(
        label="Bevilget fra og med", required=False, help_text="Udfyldes, når støtten bevilges."
    )

    field_order: tuple[str, ...] = (
        "law",
        "outcome",
        "decided_on",
        "starts_on",
        "last_day",
        "preference_note",
        "goal",
        "reasons",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the first day when the answer is yes."""
        given = super().clean() or self.cleaned_data
        if self.says_yes and not given.get("starts_on") and "starts_on" not in self.errors:
            self.add_error("starts_on", "Udfyld »Bevilget fra og med«.")
        return given

    @property
    def says_yes(self) -> bool:
        """Whether the answer grants something."""
        return self.cleaned_data.get("outcome") in {
            DecisionOutcome.GRANTED,
            DecisionOutcome.PARTLY_GRANTED,
        }

    def decision(self) -> NewDecision:
        """Return the decision."""
        return self._decision(self.cleaned_data["law"], self.cleaned_data["outcome"])

    def grant(self) -> NewGrant | None:
        """Return the grant that a yes leads to."""
        return self.new_grant() if self.cleaned_data["starts_on"] else None


class ChangeGrantForm(LawForm):
    """The decision that another grant takes over from a day (H1, H5)."""

    field_order: tuple[str, ...] = (
        "law",
        "decided_on",
        "starts_on",
        "last_day",
        "preference_note",
        "goal",
        "reasons",
    )

    def decision(self) -> NewDecision:
        """Return the decision."""
        return self._decision(self.cleaned_data["law"], DecisionOutcome.CHANGED)


class EndGrantForm(DecisionForm):
    """The decision that ends a grant (H3)."""

    last_day = DanishDateField(label="Sidste dag med bevillingen")

    field_order: tuple[str, ...] = ("last_day", "decided_on", "reasons")

    def decision(self, law: LegalBasisCode) -> NewDecision:
        """Return the decision that the grant ends."""
        return self._decision(law, DecisionOutcome.ENDED)


class ContinueGrantForm(DecisionForm):
    """The decision that a grant goes on after CTI (H3, I1)."""

    field_order: tuple[str, ...] = ("decided_on", "reasons")

    def decision(self, law: LegalBasisCode) -> NewDecision:
        """Return the decision that the grant goes on."""
        return self._decision(law, DecisionOutcome.CONTINUED)


class GoalForm(KeyedForm):
    """Which goal a grant supports (H7)."""

    goal = forms.TypedChoiceField(label="Hvilket mål støtter bevillingen?", coerce=int)

    def __init__(self, *args: Any, goals: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Take the goals of the plan."""
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = list(goals)  # type: ignore[attr-defined]


def in_words(law: LegalBasis) -> str:
    """Return a law as one choice: name, paragraph, how long CTI is, and how the grant ends."""
    end = (
        f"højst {law.max_months} måneder ad gangen"
        if law.time_limited
        else "slutter kun ved en ny afgørelse"
    )
    return f"{law.name} ({law.paragraph}) – CTI i {law.months} måneder, {end}"


def day_after(last_day: date | None) -> date | None:
    """Return the half-open end of a period whose last day is typed."""
    return last_day + timedelta(days=1) if last_day else None
