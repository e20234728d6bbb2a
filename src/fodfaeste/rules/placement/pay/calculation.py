"""«Hvad får jeg ud af en time mere?»: pay against benefit, hour by hour (D12).

Guidance, never a decision. Amounts are kroner a month as `Decimal`, hours are hours a week. What is
counted: wage, what is deducted from the benefit, labour market contribution, tax by one percentage,
and one cost of transport from the first hour. What is not counted stands in `NOT_COUNTED`.
The wage meets the benefit after the labour market contribution; a month is 52/12 weeks. Nothing is
rounded here; the screen rounds to whole kroner.
"""

from dataclasses import dataclass
from decimal import Decimal

from fodfaeste.rules.placement.pay.rates import ALL, HIGHEST_AMOUNT, HIGHEST_WAGE, PayRule
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

WEEKS_A_MONTH = Decimal(52) / Decimal(12)
FULL_TIME = 37
NOTHING = Decimal(0)

NOT_COUNTED = (
    "boligstøtte og særlig støtte",
    "børnetilskud, fripladser og tilskud til medicin",
    "ægtefællens løn og ydelse",
    "feriepenge, pension, ATP og fagforening",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """What the calculation is made from: the rule, and what was typed for one person.

    `hourly_wage` in kroner an hour; `benefit`, `tax_free` (the allowance of the tax card) and
    `transport` in kroner a month; `tax_percent` from 0 to 100.
    """

    rule: PayRule
    hourly_wage: Decimal
    benefit: Decimal
    tax_percent: Decimal
    tax_free: Decimal = NOTHING
    transport: Decimal = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLine:
    """One number of paid hours a week, and what it comes to a month in kroner.

    `left` is what is in the hand: wage after contribution, benefit left, less tax and transport.
    """

    hours: int
    wage: Decimal
    labour: Decimal
    deducted: Decimal
    benefit_left: Decimal
    tax: Decimal
    transport: Decimal
    left: Decimal
    gain: Decimal
    """Against no paid hours at all."""


def obstacles_to_economy(economy: Economy) -> tuple[Obstacle, ...]:
    """Return what cannot be calculated with."""
    amounts = (economy.benefit, economy.tax_free, economy.transport)
    return unmet(
        (0 < economy.hourly_wage <= HIGHEST_WAGE, _WAGE_TYPED),
        (all(0 <= amount <= HIGHEST_AMOUNT for amount in amounts), _AMOUNT_TYPED),
        (0 <= economy.tax_percent <= ALL, _TAX_TYPED),
    )


def hour_lines(economy: Economy) -> tuple[HourLine, ...]:
    """Return the lines for 0 to 37 hours a week. Raises Refused (D12) when a number is none."""
    refuse_if(obstacles_to_economy(economy))
    none = _left(economy, 0)
    return tuple(_line(economy, hours, none) for hours in range(FULL_TIME + 1))


def _line(economy: Economy, hours: int, none: Decimal) -> HourLine:
    wage, labour = _wage(economy, hours), _labour(economy, hours)
    deducted = _deducted(economy, hours)
    left = _left(economy, hours)
    return HourLine(
        hours=hours,
        wage=wage,
        labour=labour,
        deducted=deducted,
        benefit_left=economy.benefit - deducted,
        tax=_tax(economy, wage - labour + economy.benefit - deducted),
        transport=economy.transport if hours else NOTHING,
        left=left,
        gain=left - none,
    )


def _left(economy: Economy, hours: int) -> Decimal:
    before_tax = (
        _wage(economy, hours)
        - _labour(economy, hours)
        + economy.benefit
        - _deducted(economy, hours)
    )
    return before_tax - _tax(economy, before_tax) - (economy.transport if hours else NOTHING)


def _wage(economy: Economy, hours: int) -> Decimal:
    return hours * WEEKS_A_MONTH * economy.hourly_wage


def _labour(economy: Economy, hours: int) -> Decimal:
    return _wage(economy, hours) * economy.rule.labour_percent / ALL


def _deducted(economy: Economy, hours: int) -> Decimal:
    """What is taken off the benefit: a share of the wage beyond what is free, then all of it."""
    rule = economy.rule
    wage = _wage(economy, hours) - _labour(economy, hours)
    share = max(wage - _free(rule, hours), NOTHING) * rule.deducted_percent / ALL
    if rule.all_deducted_from is not None:
        share = max(share, min(wage, economy.benefit + wage - rule.all_deducted_from))
    return min(share, economy.benefit)


def _free(rule: PayRule, hours: int) -> Decimal:
    counted = min(hours * WEEKS_A_MONTH, Decimal(rule.free_hours_most or 0))
    return (rule.free_monthly or NOTHING) + (rule.free_hourly or NOTHING) * counted


def _tax(economy: Economy, before_tax: Decimal) -> Decimal:
    return max(before_tax - economy.tax_free, NOTHING) * economy.tax_percent / ALL


def _d12(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D12", condition=condition, sentence=sentence, next_step=next_step)


_WAGE_TYPED = _d12(
    "wage_typed", "Timelønnen skal være over 0 og højst 1.000 kr.", "Ret timelønnen."
)
_AMOUNT_TYPED = _d12(
    "amount_typed", "Et beløb skal være fra 0 til 100.000 kr. om måneden.", "Ret beløbet."
)
_TAX_TYPED = _d12(
    "tax_typed", "Trækprocenten skal være fra 0 til 100.", "Se den på dit skattekort, og ret den."
)
