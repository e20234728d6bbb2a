"""What a file says of itself, held against what it holds (K3).

A set of answers says from where to where it goes, and a scale what its formula gives. So a missing
answer is found also at the end of a set, where no hole shows: the published error (domain.md 4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from fodfaeste.rules.measures.definition import Category, Instrument
from fodfaeste.rules.measures.files.faults import fault, numbers
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """From where to where sets and scales say that they go, and which set each item has."""

    reaches: Mapping[str, tuple[int, int]]
    sets_used: Mapping[str, str]
    ranges: Mapping[str, tuple[int, int]]


def faults_of_claims(instrument: Instrument, claims: Claims) -> Iterator[Obstacle]:
    """Yield what does not hold: an answer too many or too few, a range that is not given."""
    for item in instrument.items:
        yield from _faults_of_answers(
            item.code, item.categories, claims.reaches[claims.sets_used[item.code]]
        )
    for scale in instrument.scales:
        if set(scale.items) <= {item.code for item in instrument.items} and scale.items:
            lowest, highest = instrument.reach(scale)
            said = claims.ranges[scale.code]
            if (lowest, highest) != tuple(map(Fraction, said)):
                yield fault(
                    "formula_gives_range",
                    f"Skalaen »{scale.code}« siger {said[0]} til {said[1]}, men formlen "
                    f"»{scale.formula.value}« giver {lowest} til {highest}.",
                )


def _faults_of_answers(
    item: str, categories: tuple[Category, ...], reach: tuple[int, int]
) -> Iterator[Obstacle]:
    values = [category.value for category in categories]
    wanted = range(reach[0], reach[1] + 1)
    missing = [value for value in wanted if value not in values]
    beyond = sorted({value for value in values if value not in wanted})
    if missing:
        yield fault(
            "no_answer_missing",
            f"Spørgsmålet »{item}« mangler svaret {numbers(missing)}. Svarene skal gå fra "
            f"{reach[0]} til {reach[1]} uden huller.",
        )
    if beyond:
        yield fault(
            "no_answer_beyond",
            f"Spørgsmålet »{item}« har svaret {numbers(beyond)}, som ligger uden for "
            f"{reach[0]} til {reach[1]}.",
        )
