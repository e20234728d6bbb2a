"""Fixed time for colleagues: green time, ERFA, supervision; their meetings and decisions (J3)."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import Unit
from fodfaeste.records.foundation import Classified, CodeField, Record, Retention, Versioned, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import Attendance, MeetingState, Rhythm, TeamMeetingKind

__all__ = ["TeamAttendance", "TeamDecision", "TeamMeeting", "TeamSeat", "TeamSeries"]

STAFF = Wall("(select actor_is_staff())")
TWO_HOURS = 120


class TeamSeries(Record, Versioned):
    """Time that colleagues of one unit have set aside, again and again until a day."""

    kind = CodeField(TeamMeetingKind)
    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rhythm = CodeField(Rhythm)
    starts_on = models.DateField()
    until = models.DateField()
    starts_clock = models.TimeField()
    lasts = models.PositiveSmallIntegerField(default=TWO_HOURS)
    place = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "kind",
            "name",
            "unit",
            "rhythm",
            "starts_on",
            "until",
            "starts_clock",
            "lasts",
            "place",
            "ended_on",
        ),
    )
    wall = STAFF

    class Meta:
        """By name; it goes forward, and a name stands once in a unit."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="team_series_is_forward", condition=Q(until__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(ended_on=None),
                name="one_team_series_a_name",
            ),
        ]

    def __str__(self) -> str:
        """Return the series' name."""
        return self.name


class TeamSeat(Record):
    """Somebody's time in a series."""

    series = models.ForeignKey(TeamSeries, models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("series", "user", "starts_on", "ends_before"),
    )
    wall = STAFF

    class Meta:
        """One open seat a person in a series; forward in time."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["series", "user"],
                condition=Q(ends_before=None),
                name="one_team_seat_a_person",
            ),
            models.CheckConstraint(
                name="team_seat_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"team seat {self.pk}"


class TeamMeeting(Record, Versioned):
    """One meeting of a series; `uid` and `sequence` are what a calendar knows it by."""

    series = models.ForeignKey(TeamSeries, models.PROTECT, related_name="meetings")
    planned_on = models.DateField()
    starts_clock = models.TimeField()
    lasts = models.PositiveSmallIntegerField(default=TWO_HOURS)
    uid = models.UUIDField(default=uuid4, db_default=RandomUUID(), unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    place = models.CharField(max_length=200, blank=True)
    state = CodeField(MeetingState, default=MeetingState.PLANNED)
    held_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True)
    minutes = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.PLAN: ("because", "minutes")},
        plain=(
            "series",
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
        """By day; a held meeting says when."""

        ordering: ClassVar = ["planned_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="held_team_meeting_says_when",
                condition=~Q(state="held") | Q(held_on__isnull=False),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["series", "planned_on"], name="meetings_of_series"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"team meeting {self.pk}"


class TeamAttendance(Record):
    """Whether a colleague came to a meeting of a series."""

    meeting = models.ForeignKey(TeamMeeting, models.PROTECT, related_name="attended")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    attendance = CodeField(Attendance)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("meeting", "user", "attendance"),
    )
    wall = STAFF

    class Meta:
        """A person comes once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_team_attendance")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"team attendance {self.pk}"


class TeamDecision(Record, Versioned):
    """What colleagues decided; with somebody to do it, it is theirs until it is done."""

    meeting = models.ForeignKey(TeamMeeting, models.PROTECT, related_name="decisions")
    text = models.TextField()
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        personal={Section.PLAN: ("text",)},
        plain=("meeting", "responsible", "due_on", "done_on", "done_by"),
    )
    wall = STAFF

    class Meta:
        """In the order decided; in words, and done by somebody."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="team_decision_is_in_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="team_decision_done_by_somebody",
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="team_decision_due_has_somebody",
                condition=Q(due_on=None) | Q(responsible__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["responsible", "due_on"],
                name="open_team_decisions",
                condition=Q(done_on=None),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"team decision {self.pk}"
