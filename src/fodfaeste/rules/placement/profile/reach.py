"""Where the citizen can get to: postcodes and stretches of them, as people write them (D2)."""

import re
from collections.abc import Iterable

MOST_STRETCHES = 20
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\bog\b)\s*")
_STRETCH = re.compile(r"(\d{4})(?:\s*(?:-|–|til)\s*(\d{4}))?", re.ASCII)


def reach_in(text: str) -> tuple[str, ...] | None:
    """Return the stretches a text names as codes, none for an empty text, None when unclear."""
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    found = [_STRETCH.fullmatch(piece) for piece in pieces]
    if len(found) > MOST_STRETCHES or not all(found):
        return None
    ends = [(one[1], one[2] or one[1]) for one in found if one]
    if any(last < first for first, last in ends):
        return None
    return tuple(_code(first, last) for first, last in sorted(set(ends)))


def reach_said(codes: Iterable[str]) -> str:
    """Return the stretches as `reach_in` reads them: "2400, 2700-2770"."""
    return ", ".join(codes)


def stretches(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return both ends of each stretch."""
    pairs = (code.partition("-") for code in codes)
    return tuple((first, last or first) for first, _, last in pairs)


def _code(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"
