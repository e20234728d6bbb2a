"""How often the statutory talks are held, as it was agreed with the citizen (G2)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.followup.talks import TalkForm

__all__ = ["TalkAgreement"]


class TalkAgreement(CaseRecord):
    """Every so many weeks, or without a fixed time; a new agreement is a new row.

    `since` is the day the talks of the law began, where it is known; `counts_from` the day the
    rhythm is counted from; `words` are the caseworker's, about why.
    """

    unchanging: ClassVar = True

    agreed_on = models.DateField()
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    talk_form = CodeField(TalkForm)
    since = models.DateField(null=True, blank=True)
    counts_from = models.DateField()
    words = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("words",)},
        plain=("agreed_on", "weeks", "talk_form", "since", "counts_from"),
    )

    class Meta:
        """Found by course; it is counted from a day that had come, and says why it has no time."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="talk_agreement_counts_weeks_or_says_why",
                condition=Q(weeks__range=(1, 52)) | (Q(weeks=None) & ~Q(words="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-agreed_on", "-id"], name="talk_agreements_of_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"talk agreement {self.pk}"
