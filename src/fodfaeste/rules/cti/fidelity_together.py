"""CTI as one of the six core elements, for one course and for many together (J8).

«de ikke bør skilles fra hinanden» (SEED-3). Many are shown as counts: no share of fewer than ten,
no number below five, and nobody is put in order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fodfaeste.rules.cti.fidelity import Judged, Reading
from fodfaeste.rules.cti.fidelity_indicators import INDICATORS, Indicator
from fodfaeste.rules.words import Word

FEWEST_SHOWN = 5
FEWEST_FOR_A_SHARE = 10


class Delivered(Word):
    """How much of a core element is there."""

    DELIVERED = "delivered", "Leveret"
    PARTLY = "partly", "Delvist"
    MISSING = "missing", "Mangler"


@dataclass(frozen=True, slots=True)
class CoreElement:
    """CTI in one course: how much of it is there, and what would change it."""

    delivered: Delivered
    changes: tuple[str, ...]


NOT_BEGUN = CoreElement(
    Delivered.MISSING,
    ("CTI begynder, når der er et jobmatch, en bevilling og en CTI-medarbejder.",),
)


def core_element(judged: Iterable[Judged]) -> CoreElement:
    """Return CTI as a core element of a course that has begun."""
    lacks = tuple(one.indicator.change for one in judged if one.reading is Reading.NO)
    return CoreElement(Delivered.PARTLY if lacks else Delivered.DELIVERED, lacks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One indicator over many courses: how many say yes, of those that can be judged."""

    indicator: Indicator
    yes: int
    judged: int
    early: int

    def in_words(self, *, fewest: int = FEWEST_SHOWN) -> str:
        """Return "7 af 9 forløb"; numbers below `fewest` are not told."""
        if self.judged < max(fewest, 1):
            return "For få forløb kan vurderes endnu" if fewest > 1 else "Kan ikke vurderes endnu"
        if self.yes < fewest:
            few = f"Færre end {fewest}" if fewest > 1 else "Ingen"
            return f"{few} af {self.judged} forløb"
        share = self.yes * 100 // self.judged
        percent = f" ({share} procent)" if self.judged >= FEWEST_FOR_A_SHARE else ""
        return f"{self.yes} af {self.judged} forløb{percent}"


def tallied(courses: Sequence[Sequence[Judged]]) -> tuple[Tally, ...]:
    """Return each indicator over many courses, in the order of a course and of no person."""
    return tuple(
        _tally(one, [judged.reading for course in courses for judged in course if _is(judged, one)])
        for one in INDICATORS
    )


def _is(judged: Judged, one: Indicator) -> bool:
    return judged.indicator.code is one.code


def _tally(one: Indicator, readings: list[Reading]) -> Tally:
    yes = readings.count(Reading.YES)
    return Tally(
        indicator=one,
        yes=yes,
        judged=yes + readings.count(Reading.NO),
        early=readings.count(Reading.EARLY),
    )


@dataclass(frozen=True, slots=True)
class Elements:
    """CTI as a core element over many courses."""

    delivered: int
    partly: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.delivered + self.partly

    def in_words(self, *, fewest: int = FEWEST_SHOWN) -> str:
        """Return how many courses have all that can be judged of CTI so far."""
        if self.total < max(fewest, 1):
            return "Der er for få forløb til at vise et samlet tal."
        number = str(self.delivered) if self.delivered >= fewest else f"færre end {fewest}"
        return f"I {number} af {self.total} forløb er alt det på plads, der kan vurderes nu."


def elements(courses: Iterable[Sequence[Judged]]) -> Elements:
    """Return CTI as a core element over many courses."""
    found = [core_element(judged).delivered for judged in courses]
    return Elements(found.count(Delivered.DELIVERED), found.count(Delivered.PARTLY))
