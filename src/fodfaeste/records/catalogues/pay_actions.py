"""The municipality writes down how benefit meets wages, from a day on and with its source (D12)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from fodfaeste.records.catalogues.actions import Turn, take_over
from fodfaeste.records.catalogues.models import PayRule, WageFloor
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.placement.pay import rates
from fodfaeste.rules.text import TextKind, cleaned

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRuleFacts:
    """The rule of a benefit as it is written; kroner before tax, a month or an hour."""

    name: str
    deducted_percent: Decimal
    labour_percent: Decimal
    source: str
    monthly_benefit: Decimal | None = None
    free_monthly: Decimal | None = None
    free_hourly: Decimal | None = None
    free_hours_most: int | None = None
    all_deducted_from: Decimal | None = None

    def columns(self) -> dict[str, Any]:
        """The columns as they are kept; raises Refused (D12)."""
        found = {name: getattr(self, name) for name in PayRuleFacts.__slots__}
        found |= _words(self.name, self.source)
        rates.check_pay_rule(rates.PayRule(**found))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class WageFloorFacts:
    """The lowest wage of an agreement as it is written; kroner an hour before tax."""

    name: str
    hourly: Decimal
    source: str

    def columns(self) -> dict[str, Any]:
        """The columns as they are kept; raises Refused (D12)."""
        words = _words(self.name, self.source)
        rates.check_wage_floor(
            rates.WageFloor(name=words["name"], hourly=self.hourly, source=words["source"])
        )
        return {"hourly": self.hourly, **words}


@transaction.atomic
def add_pay_rule(*, actor: Actor, facts: PayRuleFacts, from_day: date, now: datetime) -> PayRule:
    """Write the rule of a benefit that has none; a double click writes one."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    same = PayRule.objects.filter(**columns, valid_from=from_day).first()
    if same is not None:
        return same
    others = PayRule.objects.filter(_from(from_day), name=columns["name"])
    rates.check_pay_name_free(is_free=not others.exists())
    row = PayRule(**made_by(actor.id, now), **columns, valid_from=from_day)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_pay_rule(
    *, actor: Actor, turn: Turn, facts: PayRuleFacts, today: date, now: datetime
) -> PayRule:
    """Let the rule of a benefit be another from a day on; its name stays."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    columns.pop("name")
    return take_over(PayRule, actor, turn, columns, today, now)


@transaction.atomic
def add_wage_floor(
    *, actor: Actor, facts: WageFloorFacts, from_day: date, now: datetime
) -> WageFloor:
    """Write the lowest wage of an agreement that has none; a double click writes one."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    same = WageFloor.objects.filter(**columns, valid_from=from_day).first()
    if same is not None:
        return same
    others = WageFloor.objects.filter(_from(from_day), name=columns["name"])
    rates.check_pay_name_free(is_free=not others.exists())
    row = WageFloor(**made_by(actor.id, now), **columns, valid_from=from_day)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_wage_floor(
    *, actor: Actor, turn: Turn, facts: WageFloorFacts, today: date, now: datetime
) -> WageFloor:
    """Let the lowest wage be another from a day on; its name stays."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    columns.pop("name")
    return take_over(WageFloor, actor, turn, columns, today, now)


def _words(name: str, source: str) -> dict[str, str]:
    return {
        "name": cleaned(name, kind=TextKind.LINE)[:LONGEST_NAME],
        "source": cleaned(source, kind=TextKind.PARAGRAPH),
    }


def _from(day: date) -> Q:
    """The rows that hold on a day or later."""
    return Q(ends_before=None) | Q(ends_before__gt=day)
