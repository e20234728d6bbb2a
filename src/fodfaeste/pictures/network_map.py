"""The network map: the citizen in the middle, a line to each person and offer around (E11).

Every line runs from the citizen to a box of words in one of two columns, so lines never cross and
boxes never overlap, however many there are. How near somebody stands is said three times: by the
distance of the mark, by the thickness of the line and by its dashes. An offer is a square, a person
a circle; a filled mark may be spoken with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.letters import fitted, width, wrapped
from fodfaeste.pictures.network_legend import LEGEND, legend
from fodfaeste.pictures.network_ties import (
    BIG,
    BIG_LINE,
    SMALL,
    SMALL_LINE,
    Nearness,
    mark_of,
    tie_line,
)
from fodfaeste.rules.words import listed

WIDTH = 760
COLUMN = 218
"""How wide the words on either side may be."""
EDGE = COLUMN + 10
TOP, GAP, LEAST = 46, 12, 40
CITIZEN = 30
NAME_SIZE = 14
NAMED = 4
"""So many names stand in the words of the picture; the table has them all."""
LEADER = "#a9aeb5"
REACH = {Nearness.CLOSE: 0.42, Nearness.SOME: 0.62, Nearness.THIN: 0.82, Nearness.UNSAID: 0.94}
"""How far out on its line a mark stands."""

PRIVATE, PROFESSIONAL = "Privat og fællesskaber", "Fagligt"


class Side(IntEnum):
    """Which side of the citizen."""

    LEFT = -1
    RIGHT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A person or an offer as the map shows it."""

    name: str
    relation: str
    nearness: Nearness
    is_professional: bool = False
    is_offer: bool = False
    may_be_contacted: bool = False
    supports_with: str = ""
    will: str = ""


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """Everybody around a citizen, the nearest first; `citizen` is what stands in the middle."""

    citizen: str
    around: tuple[Around, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """The words about one, and where they stand."""

    one: Around
    side: Side
    lines: tuple[tuple[str, bool], ...]
    top: float

    @property
    def height(self) -> float:
        """How high the words are; never so low that two marks would touch."""
        return _height(self.lines)

    @property
    def middle(self) -> float:
        """Where the line ends."""
        return self.top + self.height / 2

    @property
    def left(self) -> float:
        """Where the words begin."""
        return 0 if self.side is Side.LEFT else WIDTH - COLUMN


def boxes(network: NetworkMap) -> tuple[Box, ...]:
    """Return the boxes of words, the shorter column in the middle of the longer."""
    sides = {
        side: [one for one in network.around if one.is_professional is (side is Side.RIGHT)]
        for side in Side
    }
    words = {
        side: [(one, _words(one)) for one in _inside_out(ones)] for side, ones in sides.items()
    }
    heights = {side: _column(found) for side, found in words.items()}
    tallest = max(*heights.values(), 2 * CITIZEN + 40)
    found: list[Box] = []
    for side, ones in words.items():
        top = TOP + (tallest - heights[side]) / 2
        for one, lines in ones:
            found.append(Box(one, side, lines, top))
            top += _height(lines) + GAP
    return tuple(found)


def _inside_out(ones: list[Around]) -> list[Around]:
    """The nearest in the middle of the column, so that the shortest lines stay short."""
    return [*reversed(ones[1::2]), *ones[::2]]


def description(network: NetworkMap) -> str:
    """Return the picture in words."""
    if not network.around:
        return f"{network.citizen} i midten. Der er ingen på kortet endnu."
    professional = sum(one.is_professional for one in network.around)
    nearest = [one.name for one in network.around if one.nearness is Nearness.CLOSE]
    named = [*nearest[:NAMED], *([f"{len(nearest) - NAMED} mere"] if nearest[NAMED:] else [])]
    close = f" Tæt på: {listed(named)}." if nearest else " Ingen står tæt på."
    offers = sum(one.is_offer for one in network.around)
    told = f", heraf {danish.count(offers, 'tilbud eller fællesskab', 'tilbud eller fællesskaber')}"
    return (
        f"{network.citizen} i midten med {len(network.around)} omkring sig{told if offers else ''}."
        f" {len(network.around) - professional} står på den private side, {professional} på den "
        f"faglige.{close}"
    )


def svg(network: NetworkMap, *, name: str = "netvaerkskort") -> str:
    """Return the map as an SVG; `name` must be unique on its page."""
    placed = boxes(network)
    bottom = _bottom(placed)
    centre = (TOP + bottom) / 2
    body = "".join(
        (
            *_headings(network),
            *(tie for box in placed for tie in _tie(box, centre)),
            *(words for box in placed for words in _label(box)),
            *_citizen(network.citizen, centre),
            *legend(top=bottom + 22),
        )
    )
    return marks.picture(
        name=name,
        title="Netværkskort",
        description=description(network),
        width=WIDTH,
        height=bottom + 22 + LEGEND,
        body=body,
    )


def size(network: NetworkMap) -> tuple[float, float]:
    """Return how wide and how high the picture is."""
    return WIDTH, _bottom(boxes(network)) + 22 + LEGEND


def _bottom(placed: Sequence[Box]) -> float:
    lowest = max([box.top + box.height for box in placed], default=0)
    return max(lowest, TOP + 2 * CITIZEN + 40)


def _words(one: Around) -> tuple[tuple[str, bool], ...]:
    """The lines about one: the name, who it is and what they support with, what is agreed."""
    about = " · ".join(filter(None, (_flat(one.relation), _flat(one.supports_with))))
    will = f"→ {_flat(one.will)}" if _flat(one.will) else ""
    name = wrapped(_flat(one.name), COLUMN, BIG, lines=2, bold=True)
    return (
        *((line, True) for line in name),
        *((line, False) for line in wrapped(about, COLUMN, SMALL, lines=2)),
        *((line, False) for line in wrapped(will, COLUMN, SMALL, lines=1)),
    )


def _flat(words: str) -> str:
    return " ".join(words.split())


def _height(lines: Sequence[tuple[str, bool]]) -> float:
    return max(LEAST, sum(BIG_LINE if bold else SMALL_LINE for _, bold in lines))


def _column(ones: Sequence[tuple[Around, tuple[tuple[str, bool], ...]]]) -> float:
    return sum(_height(lines) + GAP for _, lines in ones) - (GAP if ones else 0)


def _headings(network: NetworkMap) -> Iterator[str]:
    for side, words in ((Side.LEFT, PRIVATE), (Side.RIGHT, PROFESSIONAL)):
        is_left = side is Side.LEFT
        x = COLUMN if is_left else WIDTH - COLUMN
        anchor = "end" if is_left else "start"
        yield marks.text(
            words, x=x, y=16, text_anchor=anchor, font_size=BIG, fill=marks.MUTED, font_weight="600"
        )
        if all(one.is_professional is is_left for one in network.around):
            yield marks.text(
                "Ingen endnu",
                x=x,
                y=TOP + 10,
                text_anchor=anchor,
                font_size=SMALL,
                fill=marks.MUTED,
            )


def _tie(box: Box, centre: float) -> Iterator[str]:
    """The line to somebody, and their mark on it."""
    start, end = WIDTH / 2, WIDTH / 2 + box.side * (WIDTH / 2 - EDGE)
    reach = REACH[box.one.nearness]
    x = start + (end - start) * reach
    y = centre + (box.middle - centre) * reach
    yield tie_line(box.one.nearness, (start, centre), (x, y))
    yield marks.mark("line", x1=x, y1=y, x2=end, y2=box.middle, stroke=LEADER, stroke_width=1)
    yield mark_of(
        x,
        y,
        is_offer=box.one.is_offer,
        is_filled=box.one.may_be_contacted,
        is_professional=box.one.is_professional,
    )


def _label(box: Box) -> Iterator[str]:
    is_left = box.side is Side.LEFT
    x = COLUMN if is_left else WIDTH - COLUMN
    used = sum(BIG_LINE if bold else SMALL_LINE for _, bold in box.lines)
    y = box.middle - used / 2
    for words, bold in box.lines:
        y += BIG_LINE if bold else SMALL_LINE
        yield marks.text(
            words,
            x=x,
            y=y - 4,
            text_anchor="end" if is_left else "start",
            font_size=BIG if bold else SMALL,
            fill=marks.INK if bold else marks.MUTED,
            **({"font_weight": "600"} if bold else {}),
        )


def _citizen(name: str, centre: float) -> Iterator[str]:
    words = fitted(_flat(name), 2 * CITIZEN + 60, NAME_SIZE, bold=True)
    wide = width(words, NAME_SIZE, bold=True) + 12
    yield marks.mark(
        "circle", cx=WIDTH / 2, cy=centre, r=CITIZEN, fill=marks.BLUE_TINT, stroke=marks.BLUE
    )
    yield marks.mark(
        "rect", x=(WIDTH - wide) / 2, y=centre - 11, width=wide, height=22, rx=4, fill="#ffffff"
    )
    yield marks.text(
        words,
        x=WIDTH / 2,
        y=centre + 5,
        text_anchor="middle",
        font_size=NAME_SIZE,
        font_weight="600",
        fill=marks.INK,
    )
