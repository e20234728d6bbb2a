"""What only a leader may explain: the two places where the method bends for a reason (E3, I1)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import LeaderReasonAbout

__all__ = ["LeaderReason"]


class LeaderReason(CaseRecord):
    """The leader's reason in words, signed; never changed, only followed by another."""

    about = CodeField(LeaderReasonAbout)
    given_on = models.DateField()
    text = models.TextField()

    data = Classified(personal={Section.PLAN: ("text",)}, plain=("about", "given_on"))

    class Meta:
        """In the order given."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"leader's reason {self.pk}"
