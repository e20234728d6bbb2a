"""What every dated row of the catalogues is: it holds from a day until another takes over (M9)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.foundation import Record, Versioned

__all__ = ["Dated", "one_at_a_time"]


def one_at_a_time(what: str, table: str) -> ExclusionConstraint:
    """No day has two rows about the same thing (M9)."""
    return ExclusionConstraint(
        name=f"{table}_one_at_a_time",
        expressions=[
            (what, RangeOperators.EQUAL),
            (DateRange("valid_from", "ends_before"), RangeOperators.OVERLAPS),
        ],
    )


class Dated(Record, Versioned):
    """A row that holds from a day until another row takes over; half-open."""

    valid_from = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        """Only a base."""

        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_is_forward",
                condition=Q(ends_before=None)
                | Q(valid_from=None)
                | Q(ends_before__gt=F("valid_from")),
            )
        ]
