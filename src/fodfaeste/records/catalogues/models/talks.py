"""How many statutory talks the law asks for, with the day until which it was looked up (G2)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.catalogues.models.dated import Dated
from fodfaeste.records.foundation import Classified, Retention

__all__ = ["TalkLaw"]


class TalkLaw(Dated):
    """At least so many talks within the first months; unverified from `checked_before` on."""

    paragraph = models.CharField(max_length=100)
    least = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    first_days = models.PositiveSmallIntegerField()
    checked_before = models.DateField(null=True, blank=True)
    source = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "paragraph",
            "least",
            "months",
            "first_days",
            "checked_before",
            "source",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """One row a day, with a source, and it counts something."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="talk_law_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="talk_law_counts",
                condition=Q(least__gte=1, months__gte=1, first_days__gte=1),
            ),
            ExclusionConstraint(
                name="talklaw_one_at_a_time",
                expressions=[(DateRange("valid_from", "ends_before"), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the paragraph."""
        return self.paragraph
