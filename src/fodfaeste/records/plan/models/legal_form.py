"""How the plan stands to the sector plans: each choice, and the plans in other systems (C8)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.records.plan.models.plan import JointPlan
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.sector_plans import SectorPlanKind

__all__ = ["FormChoice", "SectorPlan"]


class FormChoice(CaseRecord):
    """One choice of form, with the citizen's yes and the paragraphs of that day; never changed."""

    plan = models.ForeignKey(JointPlan, models.PROTECT, related_name="form_choices")
    legal_form = CodeField(PlanLegalForm)
    chosen_on = models.DateField()
    paragraphs = ArrayField(models.CharField(max_length=100))
    consent_given_as = CodeField(ConsentForm, blank=True)
    consent_note = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("consent_note",)},
        plain=("plan", "legal_form", "chosen_on", "paragraphs", "consent_given_as"),
    )

    class Meta:
        """A plan that replaces others says how the citizen said yes (C2)."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="holistic_plan_has_a_consent",
                condition=~Q(legal_form="holistic") | ~Q(consent_given_as=""),
            ),
            models.CheckConstraint(
                name="form_stands_on_paragraphs", condition=Q(paragraphs__len__gt=0)
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"form choice {self.pk}"


class SectorPlan(CaseRecord, Versioned):
    """A plan that lives in another system: which, where, whose, and when it was last looked at."""

    kind = CodeField(SectorPlanKind)
    name = models.CharField(max_length=200, blank=True)
    system = models.CharField(max_length=100)
    reference = models.CharField(max_length=200, blank=True)
    responsible = models.CharField(max_length=200)
    made_on = models.DateField()
    checked_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.PLAN: ("name", "reference", "responsible")},
        plain=("kind", "system", "made_on", "checked_on", "ended_on"),
    )

    class Meta:
        """One standing plan of each of the two kinds; forward in time."""

        ordering: ClassVar = ["ended_on", "kind", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(ended_on=None) & ~Q(kind="other"),
                name="one_standing_sector_plan_a_kind",
            ),
            models.CheckConstraint(
                name="sector_plan_is_forward",
                condition=(Q(checked_on=None) | Q(checked_on__gte=F("made_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("made_on"))),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sector plan {self.pk}"
