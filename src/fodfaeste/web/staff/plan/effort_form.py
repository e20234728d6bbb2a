"""The form of an effort: what, who, law and when; fixed times of a week in one line of words."""

from datetime import timedelta
from typing import Any

from django import forms

from fodfaeste.records.plan.actions import NewEffort
from fodfaeste.rules.plan.kinds import EffortStatus, LifeArea, Organiser
from fodfaeste.rules.plan.weekly import from_code, times_in, words_of
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm
from fodfaeste.web.ui.weekly import WeeklyTimesField

ONE_DAY = timedelta(days=1)
PARAGRAPH = 2_000
HELPERS = "hvem-gor-det"
LAWS = "lovgrundlag"


class EffortForm(MergeableForm):
    """What is done for a goal; whatever the name and the law already say is not asked."""

    wording = LongTextField(label="Hvad gør vi?", longest=PARAGRAPH, rows=3)
    responsible = LineField(
        label="Hvem gør det?",
        help_text="Skriv navnet, også når det er borgeren selv.",
        widget=forms.TextInput(attrs={"list": HELPERS, "autocomplete": "off"}),
    )
    law = LineField(
        label="Lovgrundlag",
        help_text="Fx serviceloven § 85. Lad feltet stå tomt, når ingen lov skal nævnes.",
        longest=100,
        required=False,
        widget=forms.TextInput(attrs={"list": LAWS, "autocomplete": "off"}),
    )
    starts_on = DanishDateField(label="Første dag", required=False)
    last_on = DanishDateField(label="Sidste dag", required=False)
    weekly_times = WeeklyTimesField(
        label="Faste tider om ugen",
        help_text="Fx tirsdag 9–10.30. Så ser I, om det falder sammen med arbejde og møder.",
        required=False,
    )
    status = forms.ChoiceField(
        label="Hvor langt er vi?", choices=EffortStatus.choices(), widget=ChipChoice
    )
    area = forms.ChoiceField(
        label="Livsområde",
        help_text="Viser, hvor indsatsen står på tidslinjen.",
        choices=[("", "Ikke valgt"), *LifeArea.choices()],
        required=False,
    )
    organiser = forms.ChoiceField(
        label="Hvem står for indsatsen?",
        help_text="Kun nødvendigt, når lov og navn ikke siger det.",
        choices=[("", "Det følger af lov og navn"), *Organiser.choices()],
        required=False,
    )


def shown(record: Any) -> dict[str, Any]:
    """The row as the form shows it: the last day itself, and the times in words."""
    return {
        "wording": record.wording,
        "responsible": record.responsible,
        "law": record.law,
        "starts_on": record.starts_on,
        "last_on": record.ends_before - ONE_DAY if record.ends_before else None,
        "status": record.status,
        "area": record.area,
        "organiser": record.organiser,
        "weekly_times": words_of(map(from_code, record.weekly_times)),
    }


def effort_from(typed: dict[str, Any]) -> NewEffort:
    """The effort that was typed."""
    return NewEffort(
        wording=typed["wording"],
        responsible=typed["responsible"],
        law=typed["law"],
        starts_on=typed["starts_on"],
        ends_before=typed["last_on"] + ONE_DAY if typed["last_on"] else None,
        status=EffortStatus(typed["status"]),
        area=LifeArea(typed["area"]) if typed["area"] else None,
        organiser=Organiser(typed["organiser"]) if typed["organiser"] else None,
        weekly_times=times_in(typed["weekly_times"]) or (),
    )
