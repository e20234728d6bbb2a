"""Whom anybody may call on a bad day: dated, with source, changed by the municipality (F3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, CodeField, Retention
from fodfaeste.rules.regions import Region

__all__ = ["EmergencyNumber"]


class EmergencyNumber(Dated):
    """A telephone number that stands on every crisis plan; of one region, or of the country."""

    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=20)
    helps_with = models.CharField(max_length=200)
    region = CodeField(Region, blank=True)
    rank = models.PositiveSmallIntegerField(default=10)
    source = models.TextField(blank=True)

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "name",
            "phone",
            "helps_with",
            "region",
            "rank",
            "source",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """One row a day under each name, with a number."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("name", "emergencynumber"),
            models.CheckConstraint(name="emergency_number_is_one", condition=~Q(phone="")),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
