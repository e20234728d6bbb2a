"""Counts and spans as they may be told: never so small that a person is seen (J6).

«20 pct. af indsatsgruppen i ordinær beskæftigelse efter et år» (SEED-1) is a share of many. Here
no number of persons below five is told, neither of those who have it nor of those who have not,
nor of those in whom two groups differ when one lies within the other; there is no percentage of
fewer than ten; and a percentage carries its uncertainty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

FEWEST_SHOWN = 5
FEWEST_FOR_A_SHARE = 10
FEW_COURSES = "For få forløb til at vise et tal"
FEW_ANSWERS = "For få svar til at vise et tal"
Z_95 = 1.959963984540054
"""The standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many courses."""

    yes: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.yes <= self.total:
            raise ValueError(f"{self.yes} of {self.total}")

    @property
    def may_be_told(self) -> bool:
        """Whether both those who have it and those who have not are enough to hide in."""
        return self.yes >= FEWEST_SHOWN and self.total - self.yes >= FEWEST_SHOWN

    @property
    def percent(self) -> int | None:
        """The share in whole percent, half up; None where it may not be told."""
        if not self.may_be_told:
            return None
        return (200 * self.yes + self.total) // (2 * self.total)

    def in_words(self) -> str:
        """Return "12 af 40 forløb (30 procent)", or as much of it as may be told.

        What is not told leaves at least five numbers that it may be.
        """
        if self.total < FEWEST_FOR_A_SHARE:  # one of the two sides is below five, whichever
            return FEW_COURSES
        if self.yes < FEWEST_SHOWN:
            return f"Færre end {FEWEST_SHOWN} af {self.total} forløb"
        if self.total - self.yes < FEWEST_SHOWN:
            return f"Flere end {self.total - FEWEST_SHOWN} af {self.total} forløb"
        return f"{self.yes} af {self.total} forløb ({self.percent} procent)"

    def uncertainty(self) -> str:
        """Return the 95 % interval in words; empty where no percentage is told."""
        if self.percent is None:
            return ""
        low, high = wilson(self.yes, self.total)
        return f"mellem {round(low * 100)} og {round(high * 100)} procent"


Cells = tuple[int, ...]
"""How many stand in each part of a group: those who have it and those who have not, or all."""


def may_stand_beside(one: Cells, other: Cells) -> bool:
    """Whether a figure of a group may be told beside that of a group that holds it.

    What the two differ in is a group too, which anybody can work out: nobody, or enough to hide in.
    Where neither tells the same small side, nothing can be worked out.
    """
    if sum(one) == sum(other):
        return True
    hidden = any(max(pair) < FEWEST_SHOWN for pair in zip(one, other, strict=True))
    differ = (abs(mine - theirs) for mine, theirs in zip(one, other, strict=True))
    return hidden or all(number >= FEWEST_SHOWN for number in differ)


def wilson(yes: int, total: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share, as two numbers from 0 to 1.

    Wilson (1927), J Am Stat Assoc 22:209–212. Raises ValueError without anybody.
    """
    if total < 1:
        raise ValueError("a share of nobody")
    share, square = yes / total, Z_95**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = Z_95 * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Spread:
    """Days between two steps: the middle course, and the middle half of them."""

    number: int
    median: float
    lower: float
    upper: float

    def in_words(self) -> str:
        """Return "midterste forløb: 34 dage, den midterste halvdel 20–51 dage (18 forløb)"."""
        if self.number < FEWEST_SHOWN:
            return FEW_COURSES
        said = f"Midterste forløb: {round(self.median)} dage"
        if self.number < FEWEST_FOR_A_SHARE:
            return f"{said} ({self.number} forløb)"
        half = f"den midterste halvdel {round(self.lower)}–{round(self.upper)} dage"
        return f"{said}, {half} ({self.number} forløb)"


NOBODY = Spread(0, 0.0, 0.0, 0.0)


def spread(days: Iterable[int]) -> Spread:
    """Return median and quartiles of days, by linear interpolation; `NOBODY` of none."""
    ordered = sorted(days)
    if not ordered:
        return NOBODY
    return Spread(
        len(ordered), _quantile(ordered, 0.5), _quantile(ordered, 0.25), _quantile(ordered, 0.75)
    )


def _quantile(ordered: list[int], part: float) -> float:
    place = (len(ordered) - 1) * part
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def t_975(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t, for at least four degrees of freedom.

    Expansion around the normal quantile, Abramowitz and Stegun 26.7.5; the error is below 0.01 from
    four degrees of freedom on. Raises ValueError below four.
    """
    if freedom < FEWEST_SHOWN - 1:
        raise ValueError(f"{freedom} degrees of freedom")
    z, n = Z_95, float(freedom)
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
    )


@dataclass(frozen=True, slots=True)
class Change:
    """An average before and after, of the same citizens, and how their changes are spread.

    `deviation`: the standard deviation of the changes, in points.
    """

    number: int
    before: float
    after: float
    deviation: float = 0.0

    def half_width(self) -> float:
        """Return half the 95 % interval of the average change, in points (t interval)."""
        return t_975(self.number - 1) * self.deviation / sqrt(self.number)

    def uncertainty(self) -> str:
        """Return the average change with its 95 % interval; empty of fewer than ten."""
        if self.number < FEWEST_FOR_A_SHARE:
            return ""
        middle, half = self.after - self.before, self.half_width()
        low, high = _signed(middle - half), _signed(middle + half)
        return f"ændringen er i gennemsnit {_signed(middle)}, mellem {low} og {high}"

    def in_words(self) -> str:
        """Return "fra 4,1 til 5,6 (12 borgere, der har svaret to gange)"."""
        if self.number < FEWEST_SHOWN:
            return FEW_ANSWERS
        return (
            f"Fra {_danish(self.before)} til {_danish(self.after)} "
            f"({self.number} borgere, der har svaret to gange)"
        )


def change(pairs: Iterable[tuple[float, float]]) -> Change:
    """Return the averages of pairs of answers, first and last."""
    found = list(pairs)
    if not found:
        return Change(0, 0.0, 0.0)
    return Change(
        len(found),
        sum(first for first, _ in found) / len(found),
        sum(last for _, last in found) / len(found),
        _deviation([last - first for first, last in found]),
    )


def _deviation(changes: list[float]) -> float:
    """The standard deviation of a sample; zero of one."""
    if len(changes) == 1:
        return 0.0
    middle = sum(changes) / len(changes)
    return sqrt(sum((one - middle) ** 2 for one in changes) / (len(changes) - 1))


def _signed(number: float) -> str:
    shown = _danish(abs(number))
    return shown if shown == "0,0" else f"{'+' if number > 0 else '−'}{shown}"


def _danish(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
