"""Beside the clock, and never moving it: phases that were told, and stays elsewhere (E1)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.cti.models.course import CtiCourse
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import StayKind

__all__ = ["PhaseTold", "Stay"]


class PhaseTold(CaseRecord):
    """That the team was told of a phase of a course; there is one row for each, ever."""

    course = models.ForeignKey(CtiCourse, models.PROTECT, related_name="+")
    phase = models.PositiveSmallIntegerField()

    data = Classified(plain=("course", "phase"), in_package=False)

    class Meta:
        """Once for each phase that follows another."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "phase"], name="a_phase_is_told_once"),
            models.CheckConstraint(name="told_of_what_follows", condition=Q(phase__in=[2, 3])),
        ]

    def __str__(self) -> str:
        """Return the numbers for developers."""
        return f"phase {self.phase} of course {self.course_id}"


class Stay(CaseRecord, Versioned):
    """The citizen is in hospital or in prison: the course goes on, and so does the contact.

    All of it belongs to the social section: even the dates say something about health.
    """

    kind = CodeField(StayKind)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    contact_kept = models.TextField(blank=True)
    mistaken_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("kind", "starts_on", "ends_before", "contact_kept")},
        plain=("mistaken_on",),
    )

    class Meta:
        """In the order they began; nobody is in two places at once."""

        ordering: ClassVar = ["starts_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_stay_lasts_a_day",
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="one_stay_at_a_time",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
                condition=Q(mistaken_on=None),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"stay {self.pk}"
