"""The answer to what an hour more gives, as the gallery shows it; every number is invented."""

from dataclasses import replace
from decimal import Decimal

from fodfaeste.rules.placement.pay.calculation import Economy
from fodfaeste.rules.placement.pay.rates import PayRule
from fodfaeste.web.ui.gallery_examples import Example
from fodfaeste.web.ui.hour_more import answer_of

ECONOMY = Economy(
    rule=PayRule(
        name="Øvelsesydelse",
        deducted_percent=Decimal(80),
        labour_percent=Decimal(8),
        free_monthly=Decimal(1_000),
        source="Opfundet til galleriet",
    ),
    hourly_wage=Decimal(150),
    benefit=Decimal(12_000),
    tax_percent=Decimal(40),
)
TURNING = replace(
    ECONOMY,
    rule=replace(ECONOMY.rule, all_deducted_from=Decimal(14_000)),
    transport=Decimal(600),
)

PAY_EXAMPLES = (
    Example("ui/hour_more.html", "fuld", {"answer": answer_of(ECONOMY, hours=4), "id": "svar-1"}),
    Example(
        "ui/hour_more.html", "med knæk", {"answer": answer_of(TURNING, hours=0), "id": "svar-2"}
    ),
)
