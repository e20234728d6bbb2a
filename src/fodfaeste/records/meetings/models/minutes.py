"""What is put on the agenda of a meeting, and what is decided at it (G1, J1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.meetings.models.meeting import Meeting
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import DecisionBecomes

__all__ = ["AgendaPoint", "MeetingDecision"]


class AgendaPoint(CaseRecord):
    """Something somebody wants to talk about; one written by mistake is taken back."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    text = models.CharField(max_length=200)
    taken_back = models.BooleanField(default=False)

    data = Classified(personal={Section.PLAN: ("text",)}, plain=("meeting", "taken_back"))

    class Meta:
        """In the order written, and in words."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="agenda_point_is_in_words", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"agenda point {self.pk}"


class MeetingDecision(CaseRecord):
    """What was decided: it becomes a task, a change in the plan, or stands as a note."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    text = models.TextField()
    becomes = CodeField(DecisionBecomes)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")

    data = Classified(personal={Section.PLAN: ("text",)}, plain=("meeting", "becomes", "task"))

    class Meta:
        """In the order decided; in words, and a task where it becomes one."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="decision_is_in_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="decision_has_its_task",
                condition=Q(becomes="task", task__isnull=False)
                | (~Q(becomes="task") & Q(task=None)),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"meeting decision {self.pk}"
