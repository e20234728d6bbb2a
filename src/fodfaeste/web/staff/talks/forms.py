"""The form of how often the statutory talks are held."""

from typing import Any

from django import forms

from fodfaeste.records.meetings.actions.talks import TalksAgreed
from fodfaeste.rules.followup.talks import LEAST_WEEKS, MOST_WEEKS, TalkForm
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LongTextField

FIXED, OPEN = "fixed", "open"


class TalksForm(RuledForm):
    """What citizen and caseworker agreed."""

    judged_by_rules = ("words",)
    says_optional = False

    agreed_on = DanishDateField(label="Hvornår aftalte I det?")
    rhythm = forms.ChoiceField(
        label="Hvor ofte taler I sammen?",
        choices=[(FIXED, "Med et fast antal uger imellem"), (OPEN, "Uden fast rytme")],
        widget=forms.RadioSelect,
    )
    weeks = forms.IntegerField(
        label="Uger mellem samtalerne",
        min_value=LEAST_WEEKS,
        max_value=MOST_WEEKS,
        required=False,
    )
    talk_form = forms.ChoiceField(
        label="Hvordan vil borgeren helst tale sammen?",
        help_text="Den første samtale holdes ved fremmøde. Derefter vælger borgeren.",
        choices=TalkForm.choices(),
        widget=ChipChoice,
    )
    since = DanishDateField(
        label="Hvornår begyndte kontaktforløbet?",
        help_text="Den dag, borgeren blev tilmeldt. Lad feltet stå tomt, når det er mere end et "
        "halvt år siden.",
        required=False,
    )
    words = LongTextField(
        label="Hvad har I aftalt ellers?",
        help_text="Kun til beskæftigelsesområdet. Uden fast rytme: skriv hvorfor.",
        rows=3,
        longest=1_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A fixed rhythm has its weeks."""
        said = super().clean() or self.cleaned_data
        if said.get("rhythm") == FIXED and "weeks" not in self.errors and not said.get("weeks"):
            self.add_error("weeks", "Skriv, hvor mange uger der er imellem.")
        return said

    def agreed(self) -> TalksAgreed:
        """What was agreed, as the action takes it."""
        said = self.cleaned_data
        return TalksAgreed(
            agreed_on=said["agreed_on"],
            weeks=said["weeks"] if said["rhythm"] == FIXED else None,
            talk_form=TalkForm(said["talk_form"]),
            since=said["since"],
            words=said["words"],
        )
