"""What a company needs now: an opening, with its tasks, hours and conditions (D1)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import (
    Classified,
    CodeField,
    Record,
    Retention,
    Versioned,
)
from fodfaeste.records.placement.models.company import STAFF, Company
from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.rules.placement.work_words import WorkField

__all__ = ["Opening"]


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Questions about which openings are open."""

    def stand_on(self, day: date) -> "OpeningQuerySet":
        """Openings that have begun and not ended on a day, whatever became of the company."""
        return self.filter(
            Q(closes_on=None) | Q(closes_on__gte=day), ended_on=None, open_from__lte=day
        )

    def open_on(self, day: date) -> "OpeningQuerySet":
        """Openings that a citizen could come into on a day, at companies that work with us."""
        return self.stand_on(day).filter(
            company__closed_on=None,
            company__merged_into=None,
            company__is_active=True,
        )


class Opening(Record, Versioned):
    """Work that a company would like done, so many places of it.

    `times` are fixed times of a week, each as "2 09:00-10:30" (rules/plan/weekly.py); `closes_on`
    is the last day; `needs_met` and `demands` are codes of WorkNeed and WorkDemand.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="openings")
    title = models.CharField(max_length=200)
    work_field = CodeField(WorkField)
    tasks = models.TextField(blank=True)
    least_minutes = models.PositiveIntegerField(null=True, blank=True)
    most_minutes = models.PositiveIntegerField(null=True, blank=True)
    times = ArrayField(models.CharField(max_length=13), default=list, blank=True)
    needs_met = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    demands = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    ordinary_possible = models.BooleanField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    places = models.PositiveSmallIntegerField(default=1)
    shortage = models.BooleanField(default=False)
    open_from = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = CodeField(OpeningEnd, blank=True)
    end_note = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "company",
            "title",
            "work_field",
            "tasks",
            "least_minutes",
            "most_minutes",
            "times",
            "needs_met",
            "demands",
            "ordinary_possible",
            "conditions",
            "places",
            "shortage",
            "open_from",
            "closes_on",
            "ended_on",
            "end_reason",
            "end_note",
        ),
    )
    wall = STAFF
    objects = OpeningQuerySet.as_manager()

    class Meta:
        """Hours and days run forward; an ended opening says why."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="opening_hours_run_forward",
                condition=Q(least_minutes=None)
                | Q(most_minutes=None)
                | Q(least_minutes__lte=F("most_minutes")),
            ),
            models.CheckConstraint(
                name="opening_within_37_hours",
                condition=(Q(least_minutes=None) | Q(least_minutes__lte=37 * 60))
                & (Q(most_minutes=None) | Q(most_minutes__lte=37 * 60)),
            ),
            models.CheckConstraint(
                name="opening_days_run_forward",
                condition=Q(closes_on=None) | Q(closes_on__gte=F("open_from")),
            ),
            models.CheckConstraint(
                name="an_opening_has_a_place", condition=Q(places__gte=1, places__lte=999)
            ),
            models.CheckConstraint(
                name="an_ended_opening_says_why",
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["company", "work_field"],
                condition=Q(ended_on=None),
                name="openings_that_stand",
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"opening {self.pk}"
