"""The lines and marks of the network map: how near, what shape, whether we may speak with them."""

from enum import IntEnum

from fodfaeste.pictures import marks

BIG, SMALL = 13, 12
BIG_LINE, SMALL_LINE = 17, 15
RADIUS = 6.5
PRIVATE, PROFESSIONAL = "#2f6b3a", marks.BLUE


class Nearness(IntEnum):
    """How near somebody stands; the last has not been talked about."""

    CLOSE = 0
    SOME = 1
    THIN = 2
    UNSAID = 3

    @property
    def label(self) -> str:
        """The word for it."""
        return NAMES[self]


NAMES = {
    Nearness.CLOSE: "tæt",
    Nearness.SOME: "nogen kontakt",
    Nearness.THIN: "spinkel",
    Nearness.UNSAID: "ikke talt om",
}
THICKNESS = {Nearness.CLOSE: 4.0, Nearness.SOME: 2.0, Nearness.THIN: 1.5, Nearness.UNSAID: 1.5}
DASHES = {Nearness.THIN: "7 4", Nearness.UNSAID: "1.5 4"}


def tie_line(nearness: Nearness, start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return the line that says how near."""
    dashes = {"stroke_dasharray": DASHES[nearness]} if nearness in DASHES else {}
    return marks.mark(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=marks.INK,
        stroke_width=THICKNESS[nearness],
        **dashes,
    )


def mark_of(
    x: float, y: float, *, is_offer: bool, is_filled: bool, is_professional: bool = False
) -> str:
    """Return a square for an offer, a circle for a person; filled where we may speak with them."""
    colour = PROFESSIONAL if is_professional else PRIVATE
    look: dict[str, marks.Number | str] = {
        "fill": colour if is_filled else "#ffffff",
        "stroke": colour,
        "stroke_width": 2,
    }
    if is_offer:
        side = 2 * RADIUS - 1
        return marks.mark("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, **look)
    return marks.mark("circle", cx=x, cy=y, r=RADIUS, **look)
