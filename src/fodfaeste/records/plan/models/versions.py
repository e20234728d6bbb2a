"""The plan as it was approved together, frozen (C5, C6)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.plan.models.plan import JointPlan
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import Participation

__all__ = ["PlanVersion"]


class PlanVersion(CaseRecord):
    """The plan as it was approved together on a day: frozen text and who took part (C5)."""

    plan = models.ForeignKey(JointPlan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    approved_on = models.DateField()
    citizen_took_part = CodeField(Participation)
    citizen_note = models.TextField(blank=True)
    roles_present = ArrayField(models.CharField(max_length=40))

    data = Classified(
        personal={Section.PLAN: ("content", "citizen_note")},
        plain=(
            "plan",
            "number",
            "approved_on",
            "citizen_took_part",
            "roles_present",
        ),
    )

    class Meta:
        """Numbered without doubles."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_a_number")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"plan version {self.number}"
