"""Meetings around the citizen, their series, where they were moved, and who came (B1, B2, B5)."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, Rhythm

__all__ = ["Meeting", "MeetingMove", "MeetingSeries", "Participant"]

AN_HOUR = 60


class MeetingSeries(CaseRecord):
    """Meetings of one kind that come again and again; each of them is a meeting of its own."""

    kind = CodeField(MeetingKind)
    rhythm = CodeField(Rhythm)
    starts_on = models.DateField()
    until = models.DateField()

    data = Classified(plain=("kind", "rhythm", "starts_on", "until"))

    class Meta:
        """It goes forward."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="meeting_series_is_forward", condition=Q(until__gte=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"meeting series {self.pk}"


class Meeting(CaseRecord, Versioned):
    """A meeting that is planned, held or cancelled.

    `uid` and `sequence` are its name in a calendar and how often it was changed there; `lasts` is
    in minutes. `without_because`: why it was held without somebody the municipality asks for.
    `explained` are the points about CTI that were gone through before it (E12); `citizen_wishes`
    is what the citizen wants from CTI (E16).
    """

    kind = CodeField(MeetingKind)
    state = CodeField(MeetingState, default=MeetingState.PLANNED)
    planned_on = models.DateField()
    starts_clock = models.TimeField(null=True, blank=True)
    lasts = models.PositiveSmallIntegerField(default=AN_HOUR)
    uid = models.UUIDField(default=uuid4, db_default=RandomUUID(), unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    series = models.ForeignKey(
        MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    place = models.CharField(max_length=200, blank=True)
    place_chosen_by_citizen = models.BooleanField(default=False)
    held_on = models.DateField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    next_follow_up_on = models.DateField(null=True, blank=True)
    explained = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    citizen_wishes = models.TextField(blank=True)
    cancelled_because = models.TextField(blank=True)
    without_because = models.TextField(blank=True)

    data = Classified(
        personal={
            Section.PLAN: (
                "place",
                "minutes",
                "citizen_wishes",
                "cancelled_because",
                "without_because",
            )
        },
        plain=(
            "lasts",
            "uid",
            "sequence",
            "series",
            "kind",
            "state",
            "planned_on",
            "starts_clock",
            "place_chosen_by_citizen",
            "held_on",
            "next_follow_up_on",
            "explained",
        ),
    )

    class Meta:
        """A held meeting has a day."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="held_meeting_has_a_day",
                condition=Q(state="held", held_on__isnull=False)
                | (~Q(state="held") & Q(held_on=None)),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "kind", "planned_on"], name="meetings_of_case"),
            models.Index(
                fields=["case"],
                condition=Q(kind=MeetingKind.KICKOFF.value),
                include=["state", "held_on", "created_at"],
                name="kickoffs_of_case",
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"meeting {self.pk}"


class MeetingMove(CaseRecord):
    """A meeting that was moved: where it lay, where it was put, and why."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="moves")
    from_on = models.DateField()
    from_clock = models.TimeField(null=True, blank=True)
    to_on = models.DateField()
    to_clock = models.TimeField(null=True, blank=True)
    because = models.TextField()

    data = Classified(
        personal={Section.PLAN: ("because",)},
        plain=("meeting", "from_on", "from_clock", "to_on", "to_clock"),
    )

    class Meta:
        """In the order they were made; it says why."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_move_says_why", condition=~Q(because=""))
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"move {self.pk}"


class Participant(CaseRecord):
    """One person at a meeting, in the role they came in.

    Somebody from outside has a name and no role; `consent` is the yes they were asked along by.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = CodeField(Role, blank=True)
    other_name = models.CharField(max_length=200, blank=True)
    consent = models.ForeignKey(
        "records.Consent", models.PROTECT, null=True, blank=True, related_name="+"
    )
    attendance = CodeField(Attendance, default=Attendance.EXPECTED)
    prepared = models.BooleanField(default=False)
    knows_onward_plan = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("other_name",)},
        plain=(
            "meeting",
            "user",
            "role",
            "consent",
            "attendance",
            "prepared",
            "knows_onward_plan",
        ),
    )

    class Meta:
        """A role comes once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "role"],
                condition=~Q(role=""),
                name="one_participant_a_role",
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"participant {self.pk}"
