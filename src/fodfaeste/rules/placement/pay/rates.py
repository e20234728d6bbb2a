"""How one benefit meets wages, and the lowest wage of an agreement: numbers with a source.

We ship no number. The law has moved (domain.md section 2.3: the benefit reform of 1 July 2025) and
moves again; what a municipality has looked up stands with its source and the day it holds from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

ALL = Decimal(100)
HIGHEST_AMOUNT = Decimal(100_000)
HIGHEST_WAGE = Decimal(1_000)
LONGEST_MONTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRule:
    """The rule of one benefit. Kroner before tax; a month, unless the name says an hour.

    `free_monthly` and `free_hourly` of the wage are not deducted, the latter for at most
    `free_hours_most` hours a month. `deducted_percent` of the rest is. From the month where wage
    and benefit together reach `all_deducted_from`, every krone more is. `labour_percent` is the
    labour market contribution of the wage. None where the benefit has no such part.
    """

    name: str
    deducted_percent: Decimal
    labour_percent: Decimal
    source: str
    monthly_benefit: Decimal | None = None
    free_monthly: Decimal | None = None
    free_hourly: Decimal | None = None
    free_hours_most: int | None = None
    all_deducted_from: Decimal | None = None
    valid_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageFloor:
    """The lowest wage of a collective agreement, in kroner an hour before tax."""

    name: str
    hourly: Decimal
    source: str
    valid_from: date | None = None


def obstacles_to_pay_rule(rule: PayRule) -> tuple[Obstacle, ...]:
    """Return why the rule of a benefit cannot be kept like this."""
    percents = (rule.deducted_percent, rule.labour_percent)
    hours_fit = (rule.free_hourly is None) == (rule.free_hours_most is None)
    return unmet(
        (is_said(rule.name), _PAY_RULE_NAMED),
        (is_said(rule.source), _SOURCE_SAID),
        (all(0 <= percent <= ALL for percent in percents), _PERCENT_IS_A_SHARE),
        (all(0 <= amount <= HIGHEST_AMOUNT for amount in _amounts(rule)), _AMOUNT_POSSIBLE),
        (hours_fit, _FREE_HOURS_FIT),
        (rule.free_hours_most is None or 0 < rule.free_hours_most <= LONGEST_MONTH, _MONTH_FITS),
    )


def check_pay_rule(rule: PayRule) -> None:
    """Raise Refused (D12) unless the rule may be kept."""
    refuse_if(obstacles_to_pay_rule(rule))


def check_wage_floor(floor: WageFloor) -> None:
    """Raise Refused (D12) unless the wage may be kept."""
    refuse_if(
        unmet(
            (is_said(floor.name), _WAGE_NAMED),
            (is_said(floor.source), _SOURCE_SAID),
            (0 < floor.hourly <= HIGHEST_WAGE, _WAGE_POSSIBLE),
        )
    )


def check_pay_name_free(*, is_free: bool) -> None:
    """Raise Refused (D12) when a row of this name holds already."""
    refuse_if(unmet((is_free, _PAY_NAME_FREE)))


def _amounts(rule: PayRule) -> Iterator[Decimal]:
    amounts = (rule.monthly_benefit, rule.free_monthly, rule.free_hourly, rule.all_deducted_from)
    yield from (amount for amount in amounts if amount is not None)


def _d12(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D12", condition=condition, sentence=sentence, next_step=next_step)


_PAY_RULE_NAMED = _d12(
    "pay_rule_named",
    "Ydelsen har intet navn, så ingen kan vælge den.",
    "Skriv navnet, fx ydelsen og satsen.",
)
_WAGE_NAMED = _d12(
    "wage_floor_named",
    "Lønnen har intet navn, så ingen kan vælge den.",
    "Skriv overenskomstens navn.",
)
_SOURCE_SAID = _d12(
    "pay_source_said",
    "Der står ikke, hvor tallene kommer fra. Uden kilde kan ingen efterprøve dem.",
    "Skriv kilden: loven med paragraf, vejledningen eller overenskomsten, og hvornår I slog op.",
)
_PERCENT_IS_A_SHARE = _d12(
    "percent_is_a_share",
    "En procent skal være fra 0 til 100.",
    "Ret procenten.",
)
_AMOUNT_POSSIBLE = _d12(
    "amount_possible",
    "Et beløb skal være fra 0 til 100.000 kr. om måneden.",
    "Ret beløbet.",
)
_FREE_HOURS_FIT = _d12(
    "free_hours_fit",
    "Et fradrag pr. time skal have et højeste antal timer om måneden, og omvendt.",
    "Skriv begge dele, eller lad begge stå tomme.",
)
_MONTH_FITS = _d12(
    "free_hours_possible",
    "Timerne om måneden skal være fra 1 til 200.",
    "Ret antallet af timer.",
)
_WAGE_POSSIBLE = _d12(
    "wage_possible",
    "En timeløn skal være over 0 og højst 1.000 kr.",
    "Ret timelønnen.",
)
_PAY_NAME_FREE = _d12(
    "pay_name_free",
    "Der er allerede en række med det navn, som gælder den dag.",
    "Ændr den fra en dag, eller vælg et andet navn.",
)
