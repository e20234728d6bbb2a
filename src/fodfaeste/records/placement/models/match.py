"""The match, the placement and the hours that grow out of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import (
    READ_BY_LINK,
    CaseRecord,
    Classified,
    CodeField,
    Versioned,
)
from fodfaeste.records.placement.models.company import Company
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason

__all__ = ["HoursWeek", "JobMatch", "Placement"]


class JobMatch(CaseRecord, Versioned):
    """«Match fundet»: a dated event with the citizen's yes (D2)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="matches")
    found_on = models.DateField()
    job_title = models.CharField(max_length=200)
    citizen_said_yes_on = models.DateField()
    why_it_fits = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = CodeField(MatchEndReason, blank=True)
    end_note = models.TextField(blank=True)

    data = Classified(
        # What one does at work stands in the agreement, which is the whole team's.
        personal={
            Section.PLAN: ("job_title",),
            Section.EMPLOYMENT: ("why_it_fits", "end_note"),
        },
        plain=("company", "found_on", "citizen_said_yes_on", "ended_on", "end_reason"),
    )
    wall = READ_BY_LINK

    class Meta:
        """One current match a case; an ended one says why."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on=None), name="one_current_match_a_case"
            ),
            models.CheckConstraint(
                name="match_ends_after_it_is_found",
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__gte=F("found_on")) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"match {self.pk}"


class Placement(CaseRecord, Versioned):
    """A stretch of work under one set of terms at the matched company (C7, D8)."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="placements")
    kind = CodeField(HoursKind)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    functions_differ = models.BooleanField(default=False)

    data = Classified(plain=("match", "kind", "starts_on", "ends_before", "functions_differ"))

    wall = READ_BY_LINK

    class Meta:
        """Forward in time."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="placement_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"placement {self.pk}"


class HoursWeek(CaseRecord, Versioned):
    """What was worked in one week, in minutes, by terms (D7)."""

    week_starts_on = models.DateField()
    placement_minutes = models.PositiveIntegerField(default=0)
    ordinary_minutes = models.PositiveIntegerField(default=0)
    subsidised_minutes = models.PositiveIntegerField(default=0)
    flex_minutes = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("note",)},
        plain=(
            "week_starts_on",
            "placement_minutes",
            "ordinary_minutes",
            "subsidised_minutes",
            "flex_minutes",
        ),
    )

    class Meta:
        """One row a week, on a Monday, never more than 37 hours in placement."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "week_starts_on"], name="one_row_a_week"),
            models.CheckConstraint(
                name="week_starts_on_a_monday", condition=Q(week_starts_on__iso_week_day=1)
            ),
            models.CheckConstraint(
                name="no_more_than_37_hours",
                condition=Q(
                    placement_minutes__lte=37 * 60
                    - F("ordinary_minutes")
                    - F("subsidised_minutes")
                    - F("flex_minutes")
                ),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"hours of week {self.week_starts_on}"
