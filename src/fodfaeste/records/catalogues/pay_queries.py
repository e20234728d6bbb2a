"""How benefit meets wages, and the lowest wages, as the municipality keeps them (D12)."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import F, Func, Q, QuerySet, TextField

from fodfaeste.records.catalogues import models
from fodfaeste.rules.placement.pay.rates import PayRule, WageFloor

PayRuleRow: TypeAlias = models.PayRule
"""What the floors above call the rows; they import no tables."""
WageFloorRow: TypeAlias = models.WageFloor

_DANISH_NAME = Func("name", function="da_sort", output_field=TextField())
_NEWEST_FIRST = F("valid_from").desc(nulls_last=True)


@dataclass(frozen=True, slots=True)
class Rates:
    """What one may calculate with on a day, by the number of each row."""

    rules: dict[int, PayRule]
    floors: dict[int, WageFloor]


def rates_on(day: date) -> Rates:
    """Every rule and every lowest wage that holds on a day, in Danish order; two queries."""
    holds = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )
    rules = models.PayRule.objects.filter(holds).order_by(_DANISH_NAME, "pk")
    floors = models.WageFloor.objects.filter(holds).order_by(_DANISH_NAME, "pk")
    return Rates(
        rules={row.pk: rule_of(row) for row in rules},
        floors={row.pk: floor_of(row) for row in floors},
    )


def rule_of(row: models.PayRule) -> PayRule:
    """One row as the calculation takes it."""
    return PayRule(
        name=row.name,
        monthly_benefit=row.monthly_benefit,
        free_monthly=row.free_monthly,
        free_hourly=row.free_hourly,
        free_hours_most=row.free_hours_most,
        deducted_percent=row.deducted_percent,
        all_deducted_from=row.all_deducted_from,
        labour_percent=row.labour_percent,
        source=row.source,
        valid_from=row.valid_from,
    )


def floor_of(row: models.WageFloor) -> WageFloor:
    """One row as the calculation takes it."""
    return WageFloor(name=row.name, hourly=row.hourly, source=row.source, valid_from=row.valid_from)


def pay_rule_table() -> QuerySet[models.PayRule]:
    """Every rule there is or was, by name, the newest row first."""
    return models.PayRule.objects.order_by(_DANISH_NAME, _NEWEST_FIRST, "-pk")


def wage_floor_table() -> QuerySet[models.WageFloor]:
    """Every lowest wage there is or was, by name, the newest row first."""
    return models.WageFloor.objects.order_by(_DANISH_NAME, _NEWEST_FIRST, "-pk")


def pay_rule_row(row_id: int) -> models.PayRule | None:
    """One row of the rules."""
    return models.PayRule.objects.filter(pk=row_id).first()


def wage_floor_row(row_id: int) -> models.WageFloor | None:
    """One row of the lowest wages."""
    return models.WageFloor.objects.filter(pk=row_id).first()
