"""The time after CTI: checkpoints at 1, 3, 6 and 12 months (G5)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.kinds import WorkStatus

__all__ = ["AftercareCheckpoint"]


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
