"""An instrument as a form: its questions, in the words of the one who answers (K2, K3)."""

from typing import Any

from django import forms

from fodfaeste.records.measures.actions import NewMeasurement
from fodfaeste.rules.measures.definition import Instrument, Item
from fodfaeste.rules.measures.given import may_be_left_out
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField


class InstrumentForm(RuledForm):
    """One set of answers; how many may be missing is for the rule to say (K3)."""

    measured_on = DanishDateField(label="Hvornår blev der svaret?")
    occasion = forms.ChoiceField(
        label="Anledning", choices=MeasureOccasion.choices(), widget=ChipChoice
    )
    mode = forms.ChoiceField(
        label="Hvordan blev der svaret?",
        choices=AnswerMode.choices(),
        required=False,
        widget=ChipChoice,
    )

    def __init__(
        self, *args: Any, instrument: Instrument, respondent: Respondent, **kwargs: Any
    ) -> None:
        """Ask the questions as they are put to the one who answers."""
        super().__init__(*args, **kwargs)
        self.instrument, self.respondent = instrument, respondent
        self.judged_by_rules = tuple(item.code for item in instrument.items)
        for item in instrument.items:
            self.fields[item.code] = _field(item, respondent)
        first = self.fields[instrument.items[0].code]
        first.help_text = " ".join(
            filter(None, [instrument.introduction, may_be_left_out(instrument)])
        )
        if respondent is Respondent.STAFF:
            del self.fields["mode"]
        self.order_fields([*self.judged_by_rules, "measured_on", "occasion", "mode"])

    def measurement(self) -> NewMeasurement:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return NewMeasurement(
            instrument=self.instrument.code,
            occasion=MeasureOccasion(said["occasion"]),
            respondent=self.respondent,
            mode=self._mode(said.get("mode", "")),
            measured_on=said["measured_on"],
            answers={
                code: int(said[code]) if said[code] else None for code in self.judged_by_rules
            },
        )

    def _mode(self, said: str) -> AnswerMode:
        if self.respondent is Respondent.STAFF:
            return AnswerMode.ON_SCREEN
        return AnswerMode(said) if said else AnswerMode.TOGETHER


def _field(item: Item, respondent: Respondent) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=item.put_to(respondent),
        choices=[(str(category.value), category.label) for category in item.categories],
        widget=ChipChoice,
    )
    field.error_messages["invalid_choice"] = "Vælg et af de svar, der står her."
    return field
