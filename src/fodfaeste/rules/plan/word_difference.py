"""Two texts held against each other word by word (C5).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren» (SEED-3): what is
decided together must first be seen, also inside a long text.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from fodfaeste.rules.words import Word

MOST_WORDS = 3_000
"""Words and signs; of two longer texts the old is shown whole, and then the new."""

_WORDS = re.compile(r"\s*(?:\d+(?:[.,:]\d+)*|\w+|[^\w\s])|\s+")
"""A word with the space before it; a date or a time of day is one word."""


class PieceKind(Word):
    """What happened to a run of words."""

    KEPT = "kept", "uændret"
    ADDED = "added", "tilføjet"
    REMOVED = "removed", "slettet"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with the same fate."""

    kind: PieceKind
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts as one run of words: kept, removed and added."""
    if before == after:
        return (Piece(PieceKind.KEPT, after),) if after else ()
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _said((PieceKind.REMOVED, before), (PieceKind.ADDED, after))
    found: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        out, put_in = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag == "equal":
            found.extend(_said((PieceKind.KEPT, put_in)))
        else:
            found.extend(_said((PieceKind.REMOVED, out), (PieceKind.ADDED, put_in)))
    return tuple(found)


def _said(*runs: tuple[PieceKind, str]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in runs if text)
