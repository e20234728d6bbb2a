"""What was copied to the specialist systems: when, by whom, and the very words (M7)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models import CopySheet
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.copy_sheets import SheetField

__all__ = ["Transfer", "TransferredText"]


class Transfer(CaseRecord):
    """One sheet was copied to its system on a day; may be taken back, never changed."""

    sheet = models.ForeignKey(CopySheet, models.PROTECT, related_name="+")
    transferred_on = models.DateField()
    undone_on = models.DateField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(plain=("sheet", "transferred_on", "undone_on", "undone_by"))

    class Meta:
        """The latest of a case that stands is found at once; who takes back is named."""

        indexes: ClassVar = [
            models.Index(fields=["case", "sheet", "-id"], name="transfers_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="transfer_is_undone_by_somebody",
                condition=Q(undone_on=None, undone_by=None)
                | Q(undone_on__isnull=False, undone_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"transfer {self.pk}"


class TransferredText(CaseRecord):
    """One field as it was copied.

    `section` says, row by row, who may read it: the same as may read what it was made from.
    """

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="texts")
    field = CodeField(SheetField)
    section = CodeField(Section)
    text = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("text",)},
        plain=("transfer", "field", "section"),
        section_in="section",
    )

    class Meta:
        """A field is copied once a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transfer", "field"], name="one_text_a_field"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"transferred text {self.pk}"
