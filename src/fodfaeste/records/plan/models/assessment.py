"""The shared assessment: signed entries that are never changed (C1)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme

__all__ = ["AssessmentEntry"]


class AssessmentEntry(CaseRecord):
    """One signed entry in the shared assessment; corrected by a new entry, never changed."""

    theme = CodeField(AssessmentTheme)
    text = models.TextField()
    said_by_citizen = models.BooleanField(default=False)
    written_as = CodeField(Role)

    data = Classified(
        personal={Section.PLAN: ("text",)}, plain=("theme", "said_by_citizen", "written_as")
    )

    class Meta:
        """Read in the order written."""

        indexes: ClassVar = [models.Index(fields=["case", "id"], name="assessment_of_case")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"assessment entry {self.pk}"
