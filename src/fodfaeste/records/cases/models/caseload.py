"""A seat that was given although it filled the worker's hands beyond the norm (A6)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fodfaeste.records.cases.models.case import TeamMembership
from fodfaeste.records.foundation import CaseRecord, Classified
from fodfaeste.rules.access.sections import Section

__all__ = ["CaseloadOverride"]


class CaseloadOverride(CaseRecord):
    """Why a CTI worker with a full caseload got one more; signed, never changed (A6)."""

    seat = models.OneToOneField(TeamMembership, models.PROTECT, related_name="caseload_override")
    percent_before = models.PositiveSmallIntegerField()
    percent_after = models.PositiveSmallIntegerField()
    reason = models.TextField()

    unchanging: ClassVar = True
    data = Classified(
        personal={Section.PLAN: ("reason",)},
        plain=("seat", "percent_before", "percent_after"),
    )

    class Meta:
        """One more citizen never makes the load lighter, and a reason is said."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="caseload_override_is_more",
                condition=Q(percent_after__gte=F("percent_before")) & ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"caseload override {self.pk}"
