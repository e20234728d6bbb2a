"""The own scales as a form: three questions, 0 to 10 (K2, K3)."""

from typing import Any

from django import forms

from fodfaeste.records.measures.actions import NewMeasurement
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import questions_for
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.scales import HIGHEST, LOWEST
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField

SCORES = [(str(score), str(score)) for score in range(LOWEST, HIGHEST + 1)]
ENDS = "0 er slet ikke, 10 er helt. Man må gerne lade være med at svare på én af de tre."


class ScalesForm(RuledForm):
    """One set of answers; how many may be missing is for the rule to say (K3)."""

    judged_by_rules = tuple(track.value for track in Track)

    measured_on = DanishDateField(label="Hvornår blev der svaret?")
    occasion = forms.ChoiceField(
        label="Anledning", choices=MeasureOccasion.choices(), widget=ChipChoice
    )

    def __init__(self, *args: Any, respondent: Respondent, **kwargs: Any) -> None:
        """Ask the questions as they are put to the one who answers."""
        super().__init__(*args, **kwargs)
        self.respondent = respondent
        for track, question in questions_for(respondent).items():
            field = forms.ChoiceField(
                label=question,
                help_text=ENDS if track is Track.JOB else "",
                choices=SCORES,
                widget=ChipChoice,
            )
            field.error_messages["invalid_choice"] = f"Vælg et helt tal fra {LOWEST} til {HIGHEST}."
            self.fields[track.value] = field
        self.order_fields([*(track.value for track in Track), "measured_on", "occasion"])

    def measurement(self) -> NewMeasurement:
        """What the form says, as the action takes it."""
        said = self.cleaned_data
        return NewMeasurement(
            occasion=MeasureOccasion(said["occasion"]),
            respondent=self.respondent,
            measured_on=said["measured_on"],
            answers={
                track: int(said[track.value]) if said[track.value] else None for track in Track
            },
        )
