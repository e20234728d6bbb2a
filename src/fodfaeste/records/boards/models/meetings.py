"""Board meetings: who was there, whom they talked about, what they decided and what is in the way.

What is about one course stands behind the wall of its case; obstacles are written without names,
because those who remove them may have no seat on the team (J2).
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models.goals import STAFF
from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import (
    CaseRecord,
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
)
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.access.sections import Section


class BoardMeeting(Record, Versioned):
    """A board meeting of a unit: it goes on until it is ended."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION, in_package=False, plain=("unit", "held_on", "ended_on")
    )
    wall = STAFF

    class Meta:
        """Latest first; one meeting of a unit goes on at a time."""

        ordering: ClassVar = ["-held_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ended_on=None), name="one_board_meeting_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"board meeting {self.pk}"


class BoardAttendance(Record):
    """Somebody who was there, and the department they led that day; a wrong tick is taken away."""

    deletable: ClassVar = True

    meeting = models.ForeignKey(BoardMeeting, models.PROTECT, related_name="attended")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    leads_department = CodeField(Department, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("meeting", "user", "leads_department"),
    )
    wall = STAFF

    class Meta:
        """A person comes once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_board_attendance")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"board attendance {self.pk}"


class BoardItem(CaseRecord):
    """A course on the agenda of a meeting, as it was laid when the meeting began."""

    meeting = models.ForeignKey(BoardMeeting, models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=20))

    data = Classified(personal={Section.PLAN: ("reasons",)}, plain=("meeting", "place"))

    class Meta:
        """In order; a course stands once on an agenda."""

        ordering: ClassVar = ["meeting_id", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "case"], name="one_board_item_a_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"board item {self.pk}"


class EffortObstacle(Record, Versioned):
    """Something in the way of the effort: who removes it, by when, and how it was removed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        BoardMeeting, models.PROTECT, null=True, blank=True, related_name="obstacles"
    )
    text = models.TextField()
    remover = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    how = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.PLAN: ("text", "how")},
        plain=("unit", "meeting", "remover", "due_on", "removed_on", "removed_by"),
    )
    wall = STAFF

    class Meta:
        """The nearest day first; what is removed says how and by whom."""

        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="removed_obstacle_says_how",
                condition=Q(removed_on=None, removed_by=None, how="")
                | (Q(removed_on__isnull=False, removed_by__isnull=False) & ~Q(how="")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"effort obstacle {self.pk}"


class BoardDecision(CaseRecord):
    """What a meeting decided about one course: words alone, a task, or an obstacle to remove."""

    meeting = models.ForeignKey(BoardMeeting, models.PROTECT, related_name="decisions")
    text = models.TextField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")
    obstacle = models.ForeignKey(
        EffortObstacle, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(personal={Section.PLAN: ("text",)}, plain=("meeting", "task", "obstacle"))

    class Meta:
        """In the order decided; a task or an obstacle, not both."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="board_decision_is_one_thing",
                condition=Q(task=None) | Q(obstacle=None),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"board decision {self.pk}"
