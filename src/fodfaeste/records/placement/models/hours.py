"""The hours of each week: what everybody said, and what stands (D7)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursSource

__all__ = ["HoursEntry", "HoursWeek"]

MINUTES = (
    "taster_minutes",
    "placement_minutes",
    "ordinary_minutes",
    "subsidised_minutes",
    "flex_minutes",
)
ON_A_MONDAY = Q(week_starts_on__iso_week_day=1)
WITHIN_FULL_TIME = Q(
    placement_minutes__lte=37 * 60
    - F("taster_minutes")
    - F("ordinary_minutes")
    - F("subsidised_minutes")
    - F("flex_minutes")
)


class HoursEntry(CaseRecord):
    """What one of them said about one week; never changed, and read with all the others."""

    week_starts_on = models.DateField()
    source = CodeField(HoursSource)
    taster_minutes = models.PositiveIntegerField(default=0)
    placement_minutes = models.PositiveIntegerField(default=0)
    ordinary_minutes = models.PositiveIntegerField(default=0)
    subsidised_minutes = models.PositiveIntegerField(default=0)
    flex_minutes = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    person_name = models.CharField(max_length=200, blank=True)
    link = models.ForeignKey(
        "records.CaseLink", models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        # Why somebody was away is easily about health: for those who work with the job.
        personal={Section.EMPLOYMENT: ("note", "person_name")},
        plain=("week_starts_on", "source", *MINUTES, "link"),
    )
    wall = Wall(
        "case_id in (select visible_cases()) or (case_id = linked_case() and source = 'employer')"
    )

    class Meta:
        """About a week, possible, and by link from the employer alone."""

        constraints: ClassVar = [
            models.CheckConstraint(name="entry_is_about_a_week", condition=ON_A_MONDAY),
            models.CheckConstraint(name="entry_within_full_time", condition=WITHIN_FULL_TIME),
            models.CheckConstraint(
                name="employer_enters_by_link", condition=Q(link=None) | Q(source="employer")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "week_starts_on", "id"], name="entries_of_a_week"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"hours entry {self.pk}"


class HoursWeek(CaseRecord, Versioned):
    """The hours of one week that stand, in minutes, by terms; and whose word they are (D7)."""

    week_starts_on = models.DateField()
    taster_minutes = models.PositiveIntegerField(default=0)
    placement_minutes = models.PositiveIntegerField(default=0)
    ordinary_minutes = models.PositiveIntegerField(default=0)
    subsidised_minutes = models.PositiveIntegerField(default=0)
    flex_minutes = models.PositiveIntegerField(default=0)
    stands = models.ForeignKey(HoursEntry, models.PROTECT, related_name="+", db_index=False)
    said_differently = models.BooleanField(default=False)

    data = Classified(plain=("week_starts_on", *MINUTES, "stands", "said_differently"))
    # The workplace reads and writes the weeks since it was found, and no week before.
    wall = Wall(
        "case_id in (select visible_cases())"
        " or (case_id = linked_case() and week_starts_on > linked_since() - 7)"
    )

    class Meta:
        """One row a week, on a Monday, never more than 37 hours in all."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "week_starts_on"], name="one_row_a_week"),
            models.CheckConstraint(name="week_starts_on_a_monday", condition=ON_A_MONDAY),
            models.CheckConstraint(name="no_more_than_37_hours", condition=WITHIN_FULL_TIME),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"hours of week {self.week_starts_on}"
