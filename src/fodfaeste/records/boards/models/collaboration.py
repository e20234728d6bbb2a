"""The team's own look at how it works together, time by time (J4)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fodfaeste.accounts.models import Unit
from fodfaeste.records.foundation import Classified, Record, Retention, Versioned, Wall

__all__ = ["CollaborationCheck"]


class CollaborationCheck(Record, Versioned):
    """What a team answered together on one day, and what it will try until the next."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held_on = models.DateField()
    answers = models.JSONField()
    tried = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    note = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("unit", "held_on", "answers", "tried", "note"),
    )
    wall = Wall("(select actor_is_staff())")

    class Meta:
        """One look a day in a unit."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "held_on"], name="one_collaboration_check_a_day"
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"collaboration check {self.pk}"
