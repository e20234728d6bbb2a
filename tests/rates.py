"""Invented rates to calculate with: no municipality's and no law's."""

from decimal import Decimal

from fodfaeste.records.catalogues import pay_actions
from fodfaeste.records.catalogues.models import PayRule, WageFloor
from tests.worlds import TODAY, World, acting_as, noon


def the_rates(world: World) -> tuple[PayRule, WageFloor]:
    """One benefit and one lowest wage, written by the administrator."""
    with acting_as(world.actor(world.administrator)) as actor:
        rule = pay_actions.add_pay_rule(
            actor=actor,
            facts=pay_actions.PayRuleFacts(
                name="Øvelsesydelse",
                monthly_benefit=Decimal(12_000),
                free_monthly=Decimal(1_000),
                deducted_percent=Decimal(80),
                labour_percent=Decimal(8),
                source="Opfundet til prøven",
            ),
            from_day=TODAY,
            now=noon(TODAY),
        )
        floor = pay_actions.add_wage_floor(
            actor=actor,
            facts=pay_actions.WageFloorFacts(
                name="Øvelsesoverenskomst", hourly=Decimal(150), source="Opfundet til prøven"
            ),
            from_day=TODAY,
            now=noon(TODAY),
        )
    return rule, floor


def economy_form(rule: PayRule, floor: WageFloor, **changes: str) -> dict[str, str]:
    """What a browser sends to the calculation."""
    return {
        "benefit_rule": str(rule.pk),
        "benefit": "",
        "floor": str(floor.pk),
        "wage": "",
        "tax_percent": "40",
        "tax_free": "4.000",
        "transport": "300",
        **changes,
    }
