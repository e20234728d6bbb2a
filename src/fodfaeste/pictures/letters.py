"""How wide words are in the pictures' type, near enough to break and cut lines without a browser.

The widths are those of IBM Plex Sans in thousandths of the size, a little generous, so that another
face of the family fits as well.
"""

GENEROUS = 0.97
BOLDER = 1.05
USUAL = 600
CAPITAL = 690

WIDTHS = {
    **dict.fromkeys("ijlI.,:;'!|·", 285),
    **dict.fromkeys("ftr()-/ ", 375),
    **dict.fromkeys("cszvxyk", 525),
    **dict.fromkeys("mwæ", 890),
    **dict.fromkeys("MWÆ@…—→", 940),
}


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are at a size."""
    units = sum(WIDTHS.get(sign, CAPITAL if sign.isupper() else USUAL) for sign in words)
    return units / 1000 * size * GENEROUS * (BOLDER if bold else 1)


def fitted(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return as much of the words as one line holds; three dots say that more was written."""
    if width(words, size, bold=bold) <= room:
        return words
    shorter = words
    while shorter and width(f"{shorter}…", size, bold=bold) > room:
        shorter = shorter[:-1]
    return f"{shorter.rstrip()}…"


def wrapped(
    words: str, room: float, size: float, *, lines: int, bold: bool = False
) -> tuple[str, ...]:
    """Return the words broken into at most so many lines; the last is cut where more is said."""
    left = words.split()
    found: list[str] = []
    while left and len(found) < lines - 1:
        line = [left.pop(0)]
        while left and width(" ".join([*line, left[0]]), size, bold=bold) <= room:
            line.append(left.pop(0))
        found.append(fitted(" ".join(line), room, size, bold=bold))
    if left:
        found.append(fitted(" ".join(left), room, size, bold=bold))
    return tuple(found)
