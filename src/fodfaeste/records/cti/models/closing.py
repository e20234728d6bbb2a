"""What makes CTI end well: the closing note (I1)."""

from django.db import models

from fodfaeste.records.cti.models.course import CtiCourse
from fodfaeste.records.foundation import CaseRecord, Classified
from fodfaeste.rules.access.sections import Section

__all__ = ["ClosingNote"]


class ClosingNote(CaseRecord):
    """How the course went, in words: for each focus area, and in the citizen's own view."""

    course = models.OneToOneField(CtiCourse, models.PROTECT, related_name="closing_note")
    course_gone_through = models.BooleanField(default=False)
    course_of_events = models.TextField()
    citizens_view = models.TextField(blank=True)
    remaining_risks = models.TextField(blank=True)

    data = Classified(
        personal={Section.CTI_NOTES: ("course_of_events", "citizens_view", "remaining_risks")},
        plain=("course", "course_gone_through"),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"closing note {self.pk}"
