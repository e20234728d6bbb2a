"""The match and the placement."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.foundation import (
    READ_BY_LINK,
    CaseRecord,
    Classified,
    CodeField,
    Versioned,
)
from fodfaeste.records.placement.models.company import Company
from fodfaeste.records.placement.models.opening import Opening
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursKind, MatchEndReason
from fodfaeste.rules.placement.purposes import PlacementPurpose, StretchChange

__all__ = ["JobMatch", "Placement"]


class JobMatch(CaseRecord, Versioned):
    """«Match fundet»: a dated event with the citizen's yes (D2)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="matches")
    opening = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="matches"
    )
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
        plain=("company", "opening", "found_on", "citizen_said_yes_on", "ended_on", "end_reason"),
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
    """A stretch of work under one set of terms at the matched company (C7, D8).

    A change of terms or an extension is a stretch of its own that `follows` the one before;
    `granted_until` is the `ends_before` it was given, also when it was cut short later.
    `others_there` are those in placement or wage subsidy at the workplace already.
    """

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="placements")
    kind = CodeField(HoursKind)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    functions_differ = models.BooleanField(default=False)
    change = CodeField(StretchChange, default=StretchChange.NEW)
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    granted_until = models.DateField(null=True, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    purpose = CodeField(PlacementPurpose, blank=True)
    grounds = models.TextField(blank=True)
    others_there = models.PositiveSmallIntegerField(null=True, blank=True)
    representative = models.CharField(max_length=200, blank=True)
    representative_said_yes_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("grounds", "representative")},
        plain=(
            "match",
            "kind",
            "starts_on",
            "ends_before",
            "functions_differ",
            "change",
            "follows",
            "granted_until",
            "granted_on",
            "purpose",
            "others_there",
            "representative_said_yes_on",
        ),
    )

    wall = READ_BY_LINK

    class Meta:
        """Forward in time; two stretches of one kind at a workplace never overlap."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="placement_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="one_stretch_of_a_kind_at_a_time",
                expressions=[
                    ("match", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"placement {self.pk}"
