"""How benefit meets wages, and what an hour pays at least: looked up by the municipality (D12).

No number is shipped: the law has moved and will move again, and a wrong number is worse than none.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, Retention

__all__ = ["PayRule", "WageFloor"]


def _kroner() -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)


class PayRule(Dated):
    """How one benefit meets wages, as the municipality has looked it up; we ship no number (D14).

    Amounts are kroner before tax, a month unless the name says an hour; None where the rule has no
    such part.
    """

    name = models.CharField(max_length=100)
    monthly_benefit = _kroner()
    free_monthly = _kroner()
    free_hourly = _kroner()
    free_hours_most = models.PositiveSmallIntegerField(null=True, blank=True)
    deducted_percent = models.DecimalField(max_digits=5, decimal_places=2)
    all_deducted_from = _kroner()
    labour_percent = models.DecimalField(max_digits=5, decimal_places=2)
    source = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=(
            "name",
            "monthly_benefit",
            "free_monthly",
            "free_hourly",
            "free_hours_most",
            "deducted_percent",
            "all_deducted_from",
            "labour_percent",
            "source",
            "valid_from",
            "ends_before",
        ),
    )

    class Meta(Dated.Meta):
        """A benefit has one rule a day, with a source, and takes no more than there is."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("name", "payrule"),
            models.CheckConstraint(name="pay_rule_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="pay_rule_takes_a_share",
                condition=Q(deducted_percent__range=(0, 100), labour_percent__range=(0, 100)),
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class WageFloor(Dated):
    """The lowest hourly wage of a collective agreement, with its source."""

    name = models.CharField(max_length=100)
    hourly = models.DecimalField(max_digits=7, decimal_places=2)
    source = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("name", "hourly", "source", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """One a day, with a source."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("name", "wagefloor"),
            models.CheckConstraint(name="wage_floor_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
