"""Which printed plan lies where (C6)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.cases.models import Consent, NetworkPerson
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.plan.models.versions import PlanVersion
from fodfaeste.rules.plan.paper import PaperFate, PaperReceiver, PaperVariant

__all__ = ["PaperCopy"]


class PaperCopy(CaseRecord):
    """One printed copy of an approved version, given to somebody on a day."""

    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="copies")
    variant = CodeField(PaperVariant, default=PaperVariant.STANDARD)
    receiver = CodeField(PaperReceiver)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    handed_over_on = models.DateField()
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    fate = CodeField(PaperFate, blank=True)
    gone_on = models.DateField(null=True, blank=True)
    gone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        plain=(
            "plan_version",
            "variant",
            "receiver",
            "colleague",
            "person",
            "consent",
            "handed_over_on",
            "handed_over_by",
            "fate",
            "gone_on",
            "gone_by",
        ),
    )

    class Meta:
        """Found by course; the end of a copy is told whole or not at all."""

        indexes: ClassVar = [models.Index(fields=["case", "-id"], name="paper_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="paper_end_is_whole",
                condition=Q(fate="", gone_on=None, gone_by=None)
                | (~Q(fate="") & Q(gone_on__gte=F("handed_over_on"))),
            ),
            models.CheckConstraint(
                name="paper_outside_has_consent",
                condition=~Q(receiver__in=["network_person", "outside_party"])
                | Q(consent__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"paper copy {self.pk}"
