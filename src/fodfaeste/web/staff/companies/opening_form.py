"""The form of an opening, and of its end."""

from typing import TYPE_CHECKING, Any

from django import forms

from fodfaeste.records.placement.actions.openings import IN_WORDS, OpeningDetails, as_shown
from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.rules.placement.companies.openings import MOST_PLACES
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in
from fodfaeste.web.ui.forms import (
    ChipChoice,
    ChipChoices,
    DanishDateField,
    HoursField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm, SeveralField
from fodfaeste.web.ui.weekly import WeeklyTimesField

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Opening

PARAGRAPH = 2_000
ORDINARY = {word: said for said, word in IN_WORDS.items()}


class OpeningForm(MergeableForm):
    """What a company would like done."""

    answered_in = {
        "opening_hours_forward": "least_minutes",
        "opening_within_a_week": "most_minutes",
        "opening_days_forward": "closes_on",
        "opening_has_places": "places",
    }

    title = LineField(label="Hvad kan man blive?", help_text="Fx bagerimedhjælper.")
    work_field = forms.ChoiceField(
        label="Hvilket slags arbejde?", choices=WorkField.choices(), widget=ChipChoice
    )
    tasks = LongTextField(label="Hvilke opgaver?", required=False, longest=PARAGRAPH, rows=3)
    least_minutes = HoursField(label="Mindst timer om ugen", required=False)
    most_minutes = HoursField(label="Højst timer om ugen", required=False)
    times = WeeklyTimesField(
        label="Faste tider",
        help_text="Fx tirsdag og torsdag 9–12. Lad feltet stå tomt, når tiderne kan aftales.",
        required=False,
    )
    needs_met = SeveralField(
        label="Hvad kan arbejdspladsen tilbyde?",
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    demands = SeveralField(
        label="Hvad kan arbejdspladsen ikke undvære?",
        choices=WorkDemand.choices(),
        widget=ChipChoices,
        required=False,
    )
    ordinary_possible = forms.ChoiceField(
        label="Kan der komme timer med løn?",
        choices=[("ja", "Ja"), ("nej", "Nej"), ("", "Ved vi ikke endnu")],
        widget=ChipChoice,
        required=False,
    )
    conditions = LongTextField(label="Andre vilkår", required=False, longest=PARAGRAPH, rows=2)
    places = forms.IntegerField(
        label="Antal pladser",
        initial=1,
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ff-input-hours"}),
        error_messages={
            "invalid": "Skriv et helt tal.",
            "min_value": "Der skal være mindst 1 plads.",
            "max_value": f"Der kan højst være {MOST_PLACES} pladser.",
        },
    )
    shortage = forms.BooleanField(label="Virksomheden mangler folk til det", required=False)
    open_from = DanishDateField(label="Åben fra")
    closes_on = DanishDateField(
        label="Sidste dag",
        help_text="Lad feltet stå tomt, når den er åben, til den er besat.",
        required=False,
    )


class EndOpeningForm(KeyedForm):
    """How an opening ended."""

    reason = forms.ChoiceField(
        label="Hvorfor slutter den?",
        choices=[pair for pair in OpeningEnd.choices() if pair[0] != OpeningEnd.COMPANY_CLOSED],
        widget=forms.RadioSelect,
        required=False,
    )
    ended_on = DanishDateField(label="Hvornår?")
    note = LongTextField(
        label="Hvad skete der?",
        help_text="Skal skrives ved »Andet«.",
        required=False,
        longest=PARAGRAPH,
        rows=3,
    )


def shown(opening: "Opening") -> dict[str, Any]:
    """The row as the form shows it."""
    said = {name: getattr(opening, name) for name in OpeningDetails.__dataclass_fields__}
    return dict(as_shown(said))


def opening_from(typed: dict[str, Any]) -> OpeningDetails:
    """The opening that was typed."""
    said = {name: typed[name] for name in OpeningDetails.__dataclass_fields__}
    return OpeningDetails(
        **said
        | {
            "work_field": WorkField(typed["work_field"]),
            "times": times_in(typed["times"]) or (),
            "needs_met": tuple(map(WorkNeed, typed["needs_met"])),
            "demands": tuple(map(WorkDemand, typed["demands"])),
            "ordinary_possible": ORDINARY[typed["ordinary_possible"]],
        }
    )
