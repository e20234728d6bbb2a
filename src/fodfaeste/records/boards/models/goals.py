"""Goals and sub-goals of the whole effort in a unit, and how they have stood (J4)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodfaeste.accounts.models import Unit
from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Versioned, Wall
from fodfaeste.rules.boards.kinds import EffortGoalState

STAFF = Wall("(select actor_is_staff())")


class EffortGoal(Record, Versioned):
    """A goal of a unit's whole effort, or a sub-goal of one; about nobody in particular."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sub_goals"
    )
    wording = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = CodeField(EffortGoalState, default=EffortGoalState.BEGUN)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("unit", "parent", "wording", "owner", "due_on", "state"),
    )
    wall = STAFF

    class Meta:
        """The nearest day first."""

        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"effort goal {self.pk}"


class EffortGoalStatus(Record):
    """How a goal stood on a day, and what that rests on; never changed afterwards."""

    goal = models.ForeignKey(EffortGoal, models.PROTECT, related_name="statuses")
    state = CodeField(EffortGoalState)
    note = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION, in_package=False, plain=("goal", "state", "note")
    )
    wall = STAFF

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"status {self.pk} of an effort goal"
