"""What the lines and marks of the network map mean, in two rows below it."""

from collections.abc import Iterator

from fodfaeste.pictures import marks
from fodfaeste.pictures.letters import width
from fodfaeste.pictures.network_ties import SMALL, Nearness, mark_of, tie_line

LEGEND = 48
"""How high the two rows are."""
SAMPLE, AIR = 30, 16

MARKS = (
    ("menneske", False, False),
    ("tilbud eller fællesskab", True, False),
    ("udfyldt: der er sagt ja til, at vi taler med dem", False, True),
)


def legend(*, top: float) -> Iterator[str]:
    """Yield the lines in the first row, the marks in the second."""
    x = 0.0
    for nearness in Nearness:
        yield tie_line(nearness, (x, top + 8), (x + SAMPLE, top + 8))
        yield _words(nearness.label, x + SAMPLE + 6, top + 12)
        x += SAMPLE + 6 + width(nearness.label, SMALL) + AIR
    x = 7.0
    for words, is_offer, is_filled in MARKS:
        yield mark_of(x, top + 32, is_offer=is_offer, is_filled=is_filled)
        yield _words(words, x + 13, top + 36)
        x += 20 + width(words, SMALL) + AIR


def _words(words: str, x: float, y: float) -> str:
    return marks.text(words, x=x, y=y, font_size=SMALL, fill=marks.MUTED)
