"""What the citizen says to a version of the plan (L2)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.plan.models.versions import PlanVersion
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.answers import PlanAnswer

__all__ = ["PlanComment"]


class PlanComment(CaseRecord):
    """The citizen's own words about one version of the plan; signed and never changed.

    An `answer` is a yes, or what should change; with it stand the fingerprint of the text that was
    read and the address it came from. Without one these are words only.
    """

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="comments")
    text = models.TextField(blank=True)
    answer = CodeField(PlanAnswer, blank=True)
    read_text = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=60, blank=True)

    data = Classified(personal={Section.PLAN: ("text", "address")}, plain=("answer", "read_text"))

    class Meta:
        """Read in the order written; whoever does not say yes says something."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="plan_comment_says_something",
                condition=Q(answer=PlanAnswer.AGREES.value) | ~Q(text=""),
            ),
            models.CheckConstraint(
                name="plan_answer_keeps_what_was_read",
                condition=Q(answer="") | ~Q(read_text=""),
            ),
        ]

        indexes: ClassVar = [models.Index(fields=["case", "id"], name="plan_comments_of_case")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"comment {self.pk} on the plan"
