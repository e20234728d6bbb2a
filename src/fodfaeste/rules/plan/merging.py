"""Two who write in the same record: what becomes of each field (T8, T9).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren» (SEED-3): several write
in the one plan, and nobody's words are lost to a colleague's save.

A form remembers a mark of what each field said when it was opened. With it every field is judged
three ways: what stood there, what I wrote, what stands now. Fields that only one of the two has
changed go together by themselves; where both have written something different, both texts are
shown and a person chooses.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

Marks = Mapping[str, str]
"""A short sign for what each field said when it was read, by the field's name."""

MARK_LENGTH = 16


def mark(value: object) -> str:
    """Return a short sign for what a field says; nothing at all is the same however it is kept."""
    return hashlib.sha256(_said(value).encode()).hexdigest()[:MARK_LENGTH]


def marks_of(values: Mapping[str, object]) -> dict[str, str]:
    """Return the marks of a record as it is shown."""
    return {name: mark(value) for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Merging:
    """What becomes of a save, field by field; a field that says the same on both sides is none."""

    written: tuple[str, ...] = ()
    """Only mine is new: it is saved."""
    taken_over: tuple[str, ...] = ()
    """Only a colleague's is new: it stands."""
    colliding: tuple[str, ...] = ()
    """Both are new and differ: a person chooses."""


def merging(seen: Marks, *, mine: Mapping[str, object], theirs: Mapping[str, object]) -> Merging:
    """Return what becomes of each of my fields on top of what stands there now.

    A field without a mark cannot be told apart from one that a colleague has changed: when it
    differs, it collides.
    """
    fates: dict[str, list[str]] = {"written": [], "taken_over": [], "colliding": []}
    for name, value in mine.items():
        if mark(value) != mark(theirs[name]):
            fates[_fate(seen.get(name), mark(value), mark(theirs[name]))].append(name)
    return Merging(**{fate: tuple(names) for fate, names in fates.items()})


def _fate(seen: str | None, mine: str, theirs: str) -> str:
    if seen == theirs:
        return "written"
    return "taken_over" if seen == mine else "colliding"


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date | time):
        return value.isoformat()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()
