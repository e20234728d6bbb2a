"""What a citizen is sent with a link: who asks, and until when; never what about (K1, L3).

A text message stands on a locked screen, and a letter is read over a shoulder.
"""

from dataclasses import dataclass
from datetime import date

TITLE = "Kommunen vil gerne høre fra dig"


@dataclass(frozen=True, slots=True)
class LinkText:
    """The title of a letter and its lines; a text message has one line alone."""

    title: str
    lines: tuple[str, ...]


def in_short(address: str, *, last_day: date) -> str:
    """Return the text message."""
    return f"Kommunen vil gerne høre fra dig. Svar her senest {_day(last_day)}: {address}"


def in_full(address: str, *, last_day: date) -> LinkText:
    """Return the letter."""
    return LinkText(
        TITLE,
        (
            "Vi vil gerne høre, hvordan det går. Du bestemmer selv, hvad du svarer på.",
            f"Svar her senest {_day(last_day)}:",
            address,
            "Linket er til dig. Send det ikke videre. Det virker én gang.",
            "Vil du hellere svare på papir eller sammen med os? Så ring til dit team.",
        ),
    )


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
