"""The municipality's written procedures, each with every text it has had (J7)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Versioned
from fodfaeste.rules.administration.procedures import ProcedureArea

__all__ = ["Procedure", "ProcedureText"]


class Procedure(Record, Versioned):
    """One procedure; what it says stands in its texts. One that is set aside keeps them."""

    area = CodeField(ProcedureArea)
    title = models.CharField(max_length=200)
    is_used = models.BooleanField(default=True)

    data = Classified(
        retention=Retention.INSTALLATION, in_package=False, plain=("area", "title", "is_used")
    )

    class Meta:
        """A procedure has a name."""

        constraints: ClassVar = [
            models.CheckConstraint(name="procedure_has_a_title", condition=~Q(title=""))
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ProcedureText(Record):
    """What a procedure says from the day it was decided; never changed, only followed."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField()
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)
    review_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("procedure", "number", "text", "decided_on", "decided_by", "review_on"),
    )

    class Meta:
        """One text a number; it is looked at again after it was decided."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="one_procedure_text_a_number"
            ),
            models.CheckConstraint(
                name="procedure_review_after_decision",
                condition=Q(review_on=None) | Q(review_on__gt=F("decided_on")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"procedure text {self.pk}"
