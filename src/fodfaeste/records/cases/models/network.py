"""The persons, offers and communities around the citizen, now and as it was before (E11)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength

__all__ = ["NetworkPerson", "NetworkStretch"]


class NetworkPerson(CaseRecord, Versioned):
    """A person around the citizen, or an offer or community they belong to, as it is now.

    What stands here counts from `since_on`, else from the day the row was made; what it was before
    is kept in stretches. Whoever is no longer there has `left_on`, and stays for the history.
    """

    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=200)
    kind = CodeField(NetworkKind)
    is_offer = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)
    strength = CodeField(NetworkStrength, blank=True)
    supports_with = models.TextField(blank=True)
    agreed_task = models.TextField(blank=True)
    since_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_why = models.TextField(blank=True)

    data = Classified(
        personal={
            Section.SOCIAL: (
                "name",
                "relation",
                "phone",
                "supports_with",
                "agreed_task",
                "left_why",
            )
        },
        plain=("kind", "is_offer", "strength", "since_on", "left_on"),
    )

    class Meta:
        """Nobody leaves before they came."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="network_leaves_after_it_came",
                condition=Q(left_on=None) | Q(since_on=None) | Q(left_on__gte=F("since_on")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"network person {self.pk}"


class NetworkStretch(CaseRecord):
    """How a person or offer stood to the citizen in some days that are over."""

    person = models.ForeignKey(NetworkPerson, models.PROTECT, related_name="stretches")
    starts_on = models.DateField()
    ends_before = models.DateField()
    strength = CodeField(NetworkStrength, blank=True)
    supports_with = models.TextField(blank=True)
    agreed_task = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("supports_with", "agreed_task")},
        plain=("person", "starts_on", "ends_before", "strength"),
    )

    class Meta:
        """At least a day each, and one at a time."""

        ordering: ClassVar = ["starts_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_network_stretch_lasts_a_day", condition=Q(ends_before__gt=F("starts_on"))
            ),
            ExclusionConstraint(
                name="one_network_stretch_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"network stretch {self.pk}"
