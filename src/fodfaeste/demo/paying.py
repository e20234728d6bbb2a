"""What the demo municipality calculates an hour more with: invented, and marked so (D12)."""

from datetime import date
from decimal import Decimal

from fodfaeste.demo.stage import Stage
from fodfaeste.records.catalogues import pay_actions

SOURCE = "Opdigtet til demonstrationen. Ingen lov og ingen overenskomst har disse tal."


def keep_rates(stage: Stage, administrator: int, today: date) -> None:
    """Two benefits and a lowest wage, from New Year."""
    new_year = date(today.year, 1, 1)
    with stage.acting(administrator, new_year) as acting:
        who = {"actor": acting["actor"], "now": acting["now"], "from_day": new_year}
        for name, benefit, free in (
            ("Kontanthjælp, eksempel A", Decimal(12_500), Decimal(2_500)),
            ("Kontanthjælp, eksempel B", Decimal(7_000), Decimal(5_000)),
        ):
            pay_actions.add_pay_rule(
                **who,
                facts=pay_actions.PayRuleFacts(
                    name=name,
                    monthly_benefit=benefit,
                    free_monthly=free,
                    deducted_percent=Decimal(65),
                    all_deducted_from=Decimal(20_000),
                    labour_percent=Decimal(8),
                    source=SOURCE,
                ),
            )
        pay_actions.add_wage_floor(
            **who,
            facts=pay_actions.WageFloorFacts(
                name="Butik, eksempel", hourly=Decimal("145.50"), source=SOURCE
            ),
        )
