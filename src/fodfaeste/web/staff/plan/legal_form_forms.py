"""The forms about the plan's form and the plans in other systems (C8)."""

from typing import Any

from django import forms

from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.sector_plans import SectorPlanKind
from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import (
    ChipChoice,
    DanishDateField,
    KeyedForm,
    LineField,
    LongTextField,
)
from fodfaeste.web.ui.merging import MergeableForm

SYSTEMS = "fagsystemer"
COLLEAGUES = "ansvarlige"
PARAGRAPH = 2_000


class LegalFormForm(KeyedForm):
    """Which form, and the citizen's yes where the plan replaces others."""

    says_optional = False

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    legal_form = forms.ChoiceField(
        label="Hvilken form har planen?", choices=PlanLegalForm.choices(), widget=forms.RadioSelect
    )
    consent_on = DanishDateField(label="Hvilken dag sagde borgeren ja?", required=False)
    consent_given_as = forms.ChoiceField(
        label="Hvordan sagde borgeren ja?",
        choices=ConsentForm.choices(),
        widget=ChipChoice,
        required=False,
    )
    consent_note = LongTextField(
        label="Notat",
        help_text="Et mundtligt ja skal kunne læses bagefter: hvor det skete, og hvem der var der.",
        longest=PARAGRAPH,
        rows=2,
        required=False,
    )

    ABOUT_CONSENT = ("consent_on", "consent_given_as", "consent_note")

    @property
    def consent(self) -> list[forms.BoundField]:
        """The fields that only the holistic plan asks for."""
        return [self[name] for name in self.ABOUT_CONSENT]


class SectorPlanForm(RuledForm, MergeableForm):
    """Where a plan in another system is, and whose it is."""

    judged_by_rules = ("system", "responsible")

    kind = forms.ChoiceField(
        label="Hvilken plan er det?", choices=SectorPlanKind.choices(), widget=ChipChoice
    )
    name = LineField(
        label="Planens navn",
        help_text="Kun for en anden plan, fx »Genoptræningsplan«.",
        required=False,
    )
    system = LineField(
        label="Hvor ligger den?",
        help_text="Systemet, fx Fasit eller Nexus.",
        longest=100,
        widget=forms.TextInput(attrs={"list": SYSTEMS, "autocomplete": "off"}),
    )
    reference = LineField(
        label="Sådan finder man den",
        help_text="Fx sagsnummer eller navnet på skærmbilledet.",
        required=False,
    )
    responsible = LineField(
        label="Hvem har ansvaret for den?",
        widget=forms.TextInput(attrs={"list": COLLEAGUES, "autocomplete": "off"}),
    )
    made_on = DanishDateField(label="Hvilken dag er den lavet?")
    ended_on = DanishDateField(
        label="Hvilken dag blev den afsluttet?",
        help_text="Lad felterne stå tomme, når planen gælder.",
        required=False,
    )

    FIELDS = ("kind", "name", "system", "reference", "responsible", "made_on", "ended_on")

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What a plan says now, by field."""
        return {name: getattr(record, name) for name in cls.FIELDS}


class NewSectorPlanForm(SectorPlanForm):
    """A plan that is noted for the first time stands; it is ended later."""

    ended_on = None  # type: ignore[assignment]  # Django's way to leave an inherited field out
