"""What the citizen says to a version of the plan (L2)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified
from fodfaeste.records.plan.models.versions import PlanVersion
from fodfaeste.rules.access.sections import Section

__all__ = ["PlanComment"]


class PlanComment(CaseRecord):
    """The citizen's own words about one version of the plan; signed and never changed."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="comments")
    text = models.TextField()

    data = Classified(personal={Section.PLAN: ("text",)})

    class Meta:
        """Read in the order written."""

        indexes: ClassVar = [models.Index(fields=["case", "id"], name="plan_comments_of_case")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"comment {self.pk} on the plan"
