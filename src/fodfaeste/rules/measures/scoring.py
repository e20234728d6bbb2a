"""From answers to a score, and not beyond the instrument's own rule about missing answers (K3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from fodfaeste.rules.measures.definition import Instrument, Item, Prompt, Scale
from fodfaeste.rules.measures.kinds import Formula, WhenMissing

Answers: TypeAlias = Mapping[str, int | None]
"""The value that was answered to each item, by the item's code; None or absent is not answered."""


@dataclass(frozen=True, slots=True)
class Score:
    """The number of one scale in its own points, and how many of its items were left out."""

    value: Fraction
    missing: int = 0


def score(instrument: Instrument, scale: Scale, answers: Answers) -> Score | None:
    """Return the score of one scale, or None when more is missing than its rule allows.

    Units are the scale's own points: a sum, a mean of values, or 0 to 100 (linear from the lowest
    to the highest possible sum; for WHO-5 that is the raw sum 0–25 times four). The number is
    exact: a fraction, never rounded here. With a missing item within the rule the answered ones
    stand for it: sums are raised in proportion and each item by its own range (person mean).

    Raises ValueError on an answer that is none of the item's categories.
    Source of the rule for WHO-5: score with at least four of five items (evidence.md 6).
    """
    items = instrument.items_of(scale)
    given = [
        (item, _counted(item, answer))
        for item in items
        if (answer := answers.get(item.code)) is not None
    ]
    missing = len(items) - len(given)
    if not given or missing > scale.most_missing:
        return None
    if missing and scale.when_missing is WhenMissing.NONE:
        return None
    return Score(_number(scale.formula, items, given), missing)


def _counted(item: Item, answer: int) -> int:
    """The answer as it counts: turned about within the item's own range when it is reversed."""
    if not item.takes(answer):
        message = f"{answer} is no category of {item.code}"
        raise ValueError(message)
    return item.lowest + item.highest - answer if item.is_reversed else answer


def _number(formula: Formula, items: tuple[Item, ...], given: list[tuple[Item, int]]) -> Fraction:
    """The share of the range that was answered, laid on the range of all items."""
    above = sum(value - item.lowest for item, value in given)
    span = sum(item.highest - item.lowest for item, _ in given)
    share = Fraction(above, span)
    if formula is Formula.LINEAR:
        return share * 100
    lowest = sum(item.lowest for item in items)
    total = lowest + share * (sum(item.highest for item in items) - lowest)
    return total / len(items) if formula is Formula.MEAN else total


def scores(instrument: Instrument, answers: Answers) -> dict[str, Score]:
    """Return the score of each scale that has one, by the scale's code."""
    found = ((scale.code, score(instrument, scale, answers)) for scale in instrument.scales)
    return {code: one for code, one in found if one is not None}


def prompt_at(scale: Scale, found: Score) -> Prompt | None:
    """Return the prompt to talk that the score has reached: the poorest of them, or none."""
    if scale.higher_is_better:
        low = (prompt for prompt in scale.prompts if found.value <= prompt.limit)
        return min(low, key=lambda prompt: prompt.limit, default=None)
    high = (prompt for prompt in scale.prompts if found.value >= prompt.limit)
    return max(high, key=lambda prompt: prompt.limit, default=None)


def in_digits(value: Fraction) -> str:
    """Return a score as Danish writes it, with one decimal where it has any: "48" or "22,5".

    Halves are rounded away from zero; at most 0.05 points are lost, and nothing is computed on.
    """
    tenths = int(abs(value) * 10 + Fraction(1, 2))
    sign = "−" if value < 0 and tenths else ""
    whole, rest = divmod(tenths, 10)
    return f"{sign}{whole},{rest}" if rest else f"{sign}{whole}"
