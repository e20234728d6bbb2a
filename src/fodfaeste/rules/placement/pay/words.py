"""What the calculation says in plain words: an hour more, and where it turns (D12).

«gerne fra start» (SEED-3) is easier said yes to when one can see what it gives.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from fodfaeste.rules.placement.pay.calculation import FULL_TIME, Economy, HourLine
from fodfaeste.rules.placement.pay.rates import PayRule

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class HourMore:
    """From so many hours a week to one more: kroner a month, as the tables before say."""

    hours: int
    kroner: Decimal


def hour_more(lines: tuple[HourLine, ...], hours: int) -> HourMore:
    """Return what one hour more gives; from full time nothing is added, so the last hour counts."""
    at = min(max(hours, 0), FULL_TIME - 1)
    return HourMore(at, lines[at + 1].left - lines[at].left)


def in_a_sentence(more: HourMore) -> str:
    """Return "Én time mere giver dig ca. 120 kr. om måneden." or that it does not."""
    amount = whole(more.kroner)
    hours = "time" if more.hours == 0 else "timer"
    where = f"Fra {more.hours} til {more.hours + 1} {hours} med løn om ugen"
    if amount > 0:
        return f"{where}: én time mere giver dig ca. {kroner(more.kroner)} mere om måneden."
    if amount == 0:
        return f"{where}: én time mere giver dig ikke flere penge om måneden."
    return f"{where}: du får ca. {kroner(-more.kroner)} mindre om måneden."


def turns(lines: tuple[HourLine, ...]) -> tuple[str, ...]:
    """Return every place where the line bends, in words; empty when each hour gives more."""
    return (*_costs_first(lines), *_stands_still(lines), *_benefit_ends(lines))


def assumed(economy: Economy) -> tuple[str, ...]:
    """Return everything the numbers rest on, one sentence each."""
    benefit, free = kroner(economy.benefit), kroner(economy.tax_free)
    return (
        f"Timeløn: {kroner_and_oere(economy.hourly_wage)} før skat.",
        f"{economy.rule.name}: {benefit} om måneden før skat, når du ikke arbejder.",
        *rule_in_words(economy.rule),
        f"Skat: {percent(economy.tax_percent)} af det, der er over {free} om måneden.",
        f"Transport: {kroner(economy.transport)} om måneden, når du arbejder.",
        "En måned er regnet som 4⅓ uge. Alt er rundet til hele kroner.",
    )


def rule_in_words(rule: PayRule) -> tuple[str, ...]:
    """Return how the wage is deducted from the benefit, as the municipality has written it."""
    return tuple(_rule_in_words(rule))


def whole(amount: Decimal) -> Decimal:
    """Return the amount in whole kroner, halves away from zero."""
    return amount.quantize(ONE, ROUND_HALF_UP)


def kroner(amount: Decimal) -> str:
    """Return "12.345 kr."."""
    return f"{whole(amount):,}".replace(",", ".") + " kr."


def kroner_and_oere(amount: Decimal) -> str:
    """Return "151,25 kr."."""
    return f"{amount:.2f}".replace(".", ",") + " kr."


def percent(share: Decimal) -> str:
    """Return "38 %" or "37,5 %"."""
    return f"{share.normalize():f}".replace(".", ",") + " %"


def _costs_first(lines: tuple[HourLine, ...]) -> Iterator[str]:
    if whole(lines[1].gain) >= 0:
        return
    ahead = next((line.hours for line in lines[1:] if whole(line.gain) > 0), None)
    if ahead is None:
        yield "Med udgiften til transport giver timerne ikke flere penge end i dag."
        return
    yield (
        f"Med udgiften til transport skal du op på {ahead} timer om ugen, før du har flere penge "
        "end uden løn."
    )


def _stands_still(lines: tuple[HourLine, ...]) -> Iterator[str]:
    """The first stretch, after the first hour, where an hour more gives nothing."""
    steps = [(line.hours, whole(after.left - line.left)) for line, after in pairwise(lines[1:])]
    flat = [hours for hours, gain in steps if gain <= 0]
    if not flat:
        return
    first = flat[0]
    moves = next((hours for hours, gain in steps if hours > first and gain > 0), None)
    ends = f"Det gør det igen fra {moves} timer." if moves is not None else ""
    yield f"Fra {first} timer om ugen giver en time mere ikke flere penge. {ends}".strip()


def _benefit_ends(lines: tuple[HourLine, ...]) -> Iterator[str]:
    if lines[0].benefit_left <= 0:
        return
    ends = next((line.hours for line in lines if line.benefit_left <= 0), None)
    if ends is not None:
        yield f"Fra {ends} timer om ugen lever du af løn alene og får ikke længere ydelsen."


def _rule_in_words(rule: PayRule) -> Iterator[str]:
    yield (
        f"Af lønnen betales {percent(rule.labour_percent)} i arbejdsmarkedsbidrag, og resten "
        "trækkes fra i ydelsen sådan:"
    )
    if rule.free_monthly:
        yield f"De første {kroner(rule.free_monthly)} om måneden trækkes ikke fra."
    if rule.free_hourly:
        yield (
            f"For hver time trækkes {kroner_and_oere(rule.free_hourly)} ikke fra, højst for "
            f"{rule.free_hours_most} timer om måneden."
        )
    yield f"Af resten af lønnen trækkes {percent(rule.deducted_percent)} fra."
    if rule.all_deducted_from is not None:
        yield (
            f"Når løn og ydelse tilsammen er {kroner(rule.all_deducted_from)} om måneden, trækkes "
            "alt derover fra."
        )
