"""Sparring groups: colleagues who help each other, their meetings, and what they decide (J1)."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import Unit
from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import (
    CaseRecord,
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
    Wall,
)
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import MeetingState

__all__ = [
    "SparringAttendance",
    "SparringGroup",
    "SparringMeeting",
    "SparringPoint",
    "SparringSeat",
]

STAFF = Wall("(select actor_is_staff())")


class SparringGroup(Record, Versioned):
    """Colleagues of one unit who meet about the courses that need it."""

    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION, in_package=False, plain=("name", "unit", "closed_on")
    )
    wall = STAFF

    class Meta:
        """By name; a name stands once in a unit."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(closed_on=None),
                name="one_sparring_group_a_name",
            )
        ]

    def __str__(self) -> str:
        """Return the group's name."""
        return self.name


class SparringSeat(Record):
    """Somebody's time in a group."""

    group = models.ForeignKey(SparringGroup, models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("group", "user", "starts_on", "ends_before"),
    )
    wall = STAFF

    class Meta:
        """One open seat a person in a group; forward in time."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(ends_before=None),
                name="one_sparring_seat_a_person",
            ),
            models.CheckConstraint(
                name="sparring_seat_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sparring seat {self.pk}"


class SparringMeeting(Record, Versioned):
    """A meeting of a group: planned, held or cancelled; `lasts` is in minutes."""

    group = models.ForeignKey(SparringGroup, models.PROTECT, related_name="meetings")
    planned_on = models.DateField()
    starts_clock = models.TimeField(null=True, blank=True)
    lasts = models.PositiveSmallIntegerField(default=90)
    uid = models.UUIDField(default=uuid4, db_default=RandomUUID(), unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    place = models.CharField(max_length=200, blank=True)
    state = CodeField(MeetingState, default=MeetingState.PLANNED)
    held_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "group",
            "planned_on",
            "starts_clock",
            "lasts",
            "uid",
            "sequence",
            "place",
            "state",
            "held_on",
        ),
    )
    wall = STAFF

    class Meta:
        """Latest first; a held meeting says when."""

        ordering: ClassVar = ["-planned_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="held_sparring_says_when",
                condition=~Q(state="held") | Q(held_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sparring meeting {self.pk}"


class SparringAttendance(Record):
    """Somebody who was there; a tick set by mistake is taken away again, and the log keeps it."""

    deletable: ClassVar = True

    meeting = models.ForeignKey(SparringMeeting, models.PROTECT, related_name="attended")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    data = Classified(retention=Retention.INSTALLATION, in_package=False, plain=("meeting", "user"))
    wall = STAFF

    class Meta:
        """A person comes once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_sparring_attendance")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sparring attendance {self.pk}"


class SparringPoint(CaseRecord):
    """What a group decided about one course; seen by those who see the course."""

    meeting = models.ForeignKey(SparringMeeting, models.PROTECT, related_name="points")
    text = models.TextField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")

    data = Classified(personal={Section.PLAN: ("text",)}, plain=("meeting", "task"))

    class Meta:
        """In the order decided."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sparring point {self.pk}"
