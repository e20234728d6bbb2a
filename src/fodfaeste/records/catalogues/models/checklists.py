"""The checklists of the phases, as the municipality keeps them (F0–F3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, Retention

__all__ = ["ChecklistItem"]


class ChecklistItem(Dated):
    """One thing to remember in a phase, or with phase 0 in every phase; its code never changes.

    An item that is no longer used keeps its row with `is_used` off from a day on.
    """

    code = models.CharField(max_length=40)
    phase = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    source = models.TextField(blank=True)
    is_used = models.BooleanField(default=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("code", "phase", "text", "source", "is_used", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One wording a day; every phase or one of the three."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("code", "checklistitem"),
            models.CheckConstraint(
                name="checklist_item_has_a_phase", condition=Q(phase__in=[0, 1, 2, 3])
            ),
            models.CheckConstraint(name="checklist_item_is_in_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        """Return the text."""
        return self.text
