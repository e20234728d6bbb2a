"""What may be written, and how long it may be.

«Det skal være borgerens egne mål, der sætter retning» (SEED-4): own words need room, but a field
that swallows anything loses what was written. The page says at once when a text is too long or
holds signs that nobody can read (M5).
"""

import unicodedata
from enum import IntEnum

from fodfaeste.rules.refusal import Obstacle, Refused

NOTE_LENGTH = 10
"""The shortest reason that says something, in characters."""

_READABLE_CONTROLS = frozenset("\n\t")
_UNREADABLE = frozenset({"Cc", "Cs"})
"""Unicode categories: control characters and halves of characters; PostgreSQL stores neither."""


class TextKind(IntEnum):
    """A kind of written text; the value is its greatest length in characters."""

    LINE = 200
    PARAGRAPH = 2_000
    LONG = 20_000


def is_said(text: str, *, at_least: int = 1) -> bool:
    """Say whether `text` holds at least so many characters when spaces around it are left out."""
    return len(text.strip()) >= at_least


def cleaned(text: str, *, kind: TextKind) -> str:
    """Return the text with one kind of line ends, composed letters and no spaces around it.

    Raises Refused (M5) when it is too long or holds characters that cannot be read.
    """
    tidy = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(_is_unreadable(sign) for sign in tidy):
        raise Refused(_UNREADABLE_TEXT)
    if len(tidy) > kind:
        raise Refused(_too_long(len(tidy), kind))
    return tidy


def _is_unreadable(sign: str) -> bool:
    return sign not in _READABLE_CONTROLS and unicodedata.category(sign) in _UNREADABLE


_UNREADABLE_TEXT = Obstacle(
    rule="M5",
    condition="text_readable",
    sentence="Teksten indeholder usynlige tegn, som ikke kan læses eller gemmes.",
    next_step="Skriv teksten igen, eller indsæt den som ren tekst.",
)


def _too_long(length: int, kind: TextKind) -> Obstacle:
    return Obstacle(
        rule="M5",
        condition="text_not_too_long",
        sentence=f"Teksten er på {_counted(length)} tegn. Der er plads til {_counted(kind)}.",
        next_step=f"Forkort teksten med mindst {_counted(length - kind)} tegn.",
    )


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
