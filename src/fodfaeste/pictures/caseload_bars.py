"""A bar for each CTI worker against a full caseload, in the parts that each law weighs (A6).

«Antal borgere pr. medarbejdere» (SEED-4): ten by § 85 are full, fifteen by § 82 b or mentor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from fodfaeste.pictures import marks
from fodfaeste.pictures.axes import label, rounded_up
from fodfaeste.rules.caseload.load import FULL, percent

WIDTH = 560
LEFT, RIGHT = 8, WIDTH - 64
TOP = 34
ROW = 46
BAR = 16
QUARTER = 0.25
LONGEST_NAME = 48
MOST_NAMED = 10
"""More than these are a number: nobody reads a sentence of a hundred names."""


@dataclass(frozen=True, slots=True)
class Part:
    """The citizens of one law: what it is called, how many, and what they weigh together."""

    law: str
    citizens: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """One CTI worker."""

    name: str
    parts: tuple[Part, ...]

    @property
    def share(self) -> Fraction:
        """The whole load; 1 is full."""
        return sum((part.share for part in self.parts), Fraction(0))

    @property
    def citizens(self) -> int:
        """All citizens of the worker."""
        return sum(part.citizens for part in self.parts)


@dataclass(frozen=True, slots=True)
class CaseloadBars:
    """The workers by name, and the laws in the order of their colours."""

    laws: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def most(self) -> float:
        """The end of the scale: a full caseload and a quarter, or what the fullest needs."""
        loads = [float(bar.share) for bar in self.bars]
        return rounded_up(max([float(FULL), *loads]) + QUARTER / 2, QUARTER)


FILLS = (marks.BLUE, marks.BLUE_MID, marks.BLUE_TINT, "#ffffff")
"""Dark to light, the last one an outline: for what has no law yet."""


def sentence(chart: CaseloadBars) -> str:
    """Return how many have room, and who has more than a full caseload."""
    over = [bar for bar in chart.bars if bar.share > FULL]
    room = sum(bar.share < FULL for bar in chart.bars)
    told = f"{room} af {len(chart.bars)} har plads."
    if not over:
        return told
    fullest = sorted(over, key=lambda bar: -bar.share)[:MOST_NAMED]
    names = ", ".join(f"{bar.name} ({percent(bar.share)} %)" for bar in over if bar in fullest)
    others = f" og {len(over) - len(fullest)} andre" if len(over) > len(fullest) else ""
    return f"{told} Mere end en fuld sagsstamme: {names}{others}."


def table(chart: CaseloadBars) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture."""
    head = ("CTI-medarbejder", *chart.laws, "Borgere i alt", "Del af en fuld", "Plads")
    rows = (
        (
            bar.name,
            *(str(_part(bar, law).citizens) for law in chart.laws),
            str(bar.citizens),
            f"{percent(bar.share)} %",
            f"{percent(FULL - bar.share)} %" if bar.share < FULL else "ingen",
        )
        for bar in chart.bars
    )
    return (head, *rows)


def svg(chart: CaseloadBars, *, name: str = "sagsstammer") -> str:
    """Return the bars as an SVG; `name` must be unique on its page."""
    bottom = TOP + ROW * len(chart.bars)
    most = chart.most
    body = (
        "".join(_row(chart, bar, TOP + ROW * index, most) for index, bar in enumerate(chart.bars))
        + _full_line(bottom, most)
        + "".join(_legend(chart, bottom + 18))
    )
    return marks.picture(
        name=name,
        title="Sagsstammer",
        description=sentence(chart),
        width=WIDTH,
        height=bottom + 18 * (1 + len(chart.laws)),
        body=body,
    )


def _x(share: Fraction, most: float) -> float:
    return LEFT + (RIGHT - LEFT) * float(share) / most


def _part(bar: Bar, law: str) -> Part:
    return next((part for part in bar.parts if part.law == law), Part(law, 0, Fraction(0)))


def _row(chart: CaseloadBars, bar: Bar, top: float, most: float) -> str:
    short = bar.name if len(bar.name) <= LONGEST_NAME else f"{bar.name[: LONGEST_NAME - 1]}…"
    words = marks.text(short, x=LEFT, y=top + 12, font_size=13, fill=marks.INK)
    share = marks.text(
        f"{percent(bar.share)} %",
        x=_x(bar.share, most) + 6,
        y=top + 18 + BAR - 3,
        font_size=13,
        font_weight=600 if bar.share > FULL else 400,
        fill=marks.INK,
    )
    return words + "".join(_segments(chart, bar, top + 18, most)) + share


def _segments(chart: CaseloadBars, bar: Bar, top: float, most: float) -> Iterator[str]:
    before = Fraction(0)
    for law, fill in zip(chart.laws, FILLS, strict=False):
        share = _part(bar, law).share
        if share:
            yield marks.mark(
                "rect",
                x=_x(before, most),
                y=top,
                width=_x(before + share, most) - _x(before, most),
                height=BAR,
                fill=fill,
                stroke=marks.BLUE,
                stroke_width=0.75,
            )
        before += share


def _full_line(bottom: float, most: float) -> str:
    x = _x(FULL, most)
    line = marks.mark(
        "line",
        x1=x,
        x2=x,
        y1=TOP - 8,
        y2=bottom,
        stroke=marks.INK,
        stroke_width=1.5,
        stroke_dasharray="5 3",
    )
    return line + label("fuld sagsstamme", x=x + 4, y=TOP - 14, end=True)


def _legend(chart: CaseloadBars, top: float) -> Iterator[str]:
    for index, (law, fill) in enumerate(zip(chart.laws, FILLS, strict=False)):
        y = top + 18 * index
        yield marks.mark(
            "rect", x=LEFT, y=y - 10, width=14, height=12, fill=fill, stroke=marks.BLUE
        )
        yield label(law, x=LEFT + 22, y=y)
