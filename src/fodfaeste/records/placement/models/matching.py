"""The lists of openings that were shown, and what was decided about one opening (D2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.placement.models.opening import Opening
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.matching.requirements import Requirement

__all__ = ["MatchList", "MatchOverride", "OpeningDecline"]


class MatchList(CaseRecord):
    """The openings as they were shown on a day: by which rules, in which order, and why.

    `shown` holds what stood on the page in words, so that it can be read when the opening, the
    company and the rules are others. It is written by looking, like the log of readers; the same
    list seen again is not written again.
    """

    rule_version = models.CharField(max_length=60)
    weights = models.JSONField()
    shown = models.JSONField()
    openings_seen = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    data = Classified(
        personal={Section.EMPLOYMENT: ("shown",)},
        plain=("rule_version", "weights", "openings_seen", "digest"),
    )

    class Meta:
        """Latest first."""

        indexes: ClassVar = [
            models.Index(fields=["case", "-id"], name="match_lists_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"match list {self.pk}"


class MatchOverride(CaseRecord):
    """A person looks past one «no» for one opening, and says why; it stays a no."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="+")
    requirement = CodeField(Requirement)
    reason = models.TextField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.EMPLOYMENT: ("requirement", "reason")},
        plain=("opening", "taken_back_at", "taken_back_by"),
    )

    class Meta:
        """One reason at a time for one no."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "opening", "requirement"],
                condition=Q(taken_back_at=None),
                name="one_override_a_no",
            ),
            models.CheckConstraint(name="override_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="override_taken_back_by_somebody",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"match override {self.pk}"


class OpeningDecline(CaseRecord):
    """The citizen says that an opening is nothing for them, with their reason."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.EMPLOYMENT: ("reason",)},
        plain=("opening", "taken_back_at", "taken_back_by"),
    )

    class Meta:
        """Said no to once at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "opening"],
                condition=Q(taken_back_at=None),
                name="one_no_an_opening",
            ),
            models.CheckConstraint(
                name="decline_taken_back_by_somebody",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"opening decline {self.pk}"
