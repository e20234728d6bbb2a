"""Codes that are stored, each with the Danish word that people read.

The code is a lower-case string and never changes; the word may be improved at any time.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored code with its Danish label: `KICKOFF = "kickoff", "Opstartsmøde"`."""

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the member from its code and its Danish label.

        Only the look-up `Word(code)` leaves the label out; a member without one is refused.
        """
        if not label:
            raise TypeError(f"{cls.__name__} {value!r} has no Danish label")
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the pairs (code, Danish label) in the order they are written."""
        return [(member.value, member.label) for member in cls]


def listed(words: Iterable[str]) -> str:
    """Return the words as Danish lists them: "a, b og c"; empty text for no words."""
    *firsts, last = (*words,) or ("",)
    return f"{', '.join(firsts)} og {last}" if firsts else last


def in_sentence(label: str) -> str:
    """Return "jobkonsulent" for "Jobkonsulent", and "CTI-medarbejder" as it stands."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
