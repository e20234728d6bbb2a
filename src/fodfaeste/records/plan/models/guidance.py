"""Guidance on support under other law: offered, about what, and what the citizen said (C13)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import GuidanceAnswer

__all__ = ["Guidance"]


class Guidance(CaseRecord):
    """One time the citizen was guided; a note is never changed, a new talk is a new one."""

    given_on = models.DateField()
    given_by = models.CharField(max_length=200)
    about = models.TextField()
    citizen_said = models.TextField(blank=True)
    answer = CodeField(GuidanceAnswer)
    on_paper = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("given_by", "about", "citizen_said")},
        plain=("given_on", "answer", "on_paper"),
    )

    class Meta:
        """The latest first."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-given_on"], name="guidance_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"guidance {self.pk}"
