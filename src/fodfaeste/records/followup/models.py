"""What is followed up: the workplace (D10), and the time after CTI (G5)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.kinds import WorkStatus
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk

__all__ = ["AftercareCheckpoint", "WorkplaceFollowUp"]


class AftercareCheckpoint(CaseRecord):
    """A conversation some months after CTI: how it goes with work and support."""

    months_after = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    work_status = CodeField(WorkStatus)
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("note",)},
        plain=("months_after", "held_on", "work_status", "weekly_minutes"),
    )

    class Meta:
        """Each checkpoint once; after another CTI course the months are counted anew."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "months_after", "held_on"], name="one_checkpoint_a_month_count"
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"checkpoint {self.pk}"


class WorkplaceFollowUp(CaseRecord):
    """What was settled at the workplace; the meeting holds who came, the minutes and the next."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        WorkAgreement, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordinary_talk = CodeField(OrdinaryTalk)
    ordinary_reason = models.TextField(blank=True)
    considerations_fit = models.BooleanField(null=True, blank=True)
    terms_change = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("ordinary_reason",)},
        plain=("meeting", "agreement", "ordinary_talk", "considerations_fit", "terms_change"),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"workplace follow-up {self.pk}"
