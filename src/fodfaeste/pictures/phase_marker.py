"""The phase clock of a list row: a few bytes that point to one shared symbol."""

from xml.sax.saxutils import quoteattr

from fodfaeste.pictures import marks
from fodfaeste.pictures.phase_clock import PhaseClock, position

WIDTH = 96
HEIGHT = 9
PART = 30
STEP = 33
SYMBOL = "ff-fase"


def symbol() -> str:
    """Return the shared symbol, once a page: three equal parts in the tint."""
    parts = "".join(
        marks.mark("rect", x=index * STEP, width=PART, height=HEIGHT, fill=marks.BLUE_TINT)
        for index in range(3)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true" '
        f'focusable="false"><symbol id="{SYMBOL}">{parts}</symbol></svg>'
    )


def svg(clock: PhaseClock) -> str:
    """Return one row's clock, at most 300 bytes; the time gone lies over the shared symbol."""
    words = quoteattr(clock.heading)
    return (
        f'<svg width="{WIDTH}" height="{HEIGHT}" role="img" aria-label={words}>'
        f'<use href="#{SYMBOL}"/><path fill="{marks.BLUE}" d="{_gone(clock)}"/></svg>'
    )


def _gone(clock: PhaseClock) -> str:
    thirds = position(clock, clock.today) * len(clock.phases)
    shapes = []
    for index in range(len(clock.phases)):
        width = round(min(max(thirds - index, 0), 1) * PART)
        if width:
            shapes.append(f"M{index * STEP} 0h{width}v{HEIGHT}H{index * STEP}z")
    return "".join(shapes) or "M0 0"
