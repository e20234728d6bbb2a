"""Work that broke off: what was learned, and the way back (D11)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import QuickReaction, Task
from fodfaeste.records.foundation import CaseRecord, Classified, Versioned
from fodfaeste.records.placement.models.match import JobMatch
from fodfaeste.rules.access.sections import Section

__all__ = ["Interruption", "RestartStep"]


class Interruption(CaseRecord, Versioned):
    """The plan for starting again after one match; why it ended stands on the match itself."""

    match = models.OneToOneField(JobMatch, models.PROTECT, related_name="interruption")
    reaction = models.ForeignKey(
        QuickReaction, models.PROTECT, null=True, blank=True, related_name="+"
    )
    learned = models.TextField(blank=True)
    next_time = models.TextField(blank=True)
    restart_planned_on = models.DateField(null=True, blank=True)
    restart_planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.EMPLOYMENT: ("learned", "next_time")},
        plain=("match", "reaction", "restart_planned_on", "restart_planned_by"),
    )

    class Meta:
        """Who planned the restart is named."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="restart_is_planned_by_somebody",
                condition=Q(restart_planned_on=None, restart_planned_by=None)
                | Q(restart_planned_on__isnull=False, restart_planned_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"interruption {self.pk}"


class RestartStep(CaseRecord):
    """One thing to do before the next match: an ordinary task, with its person and its day."""

    interruption = models.ForeignKey(Interruption, models.PROTECT, related_name="steps")
    task = models.OneToOneField(Task, models.PROTECT, related_name="+")

    data = Classified(plain=("interruption", "task"))

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"restart step {self.pk}"
