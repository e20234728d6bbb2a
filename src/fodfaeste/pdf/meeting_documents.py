"""The minutes of a meeting on paper: what those who were there may all read (G1)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided, and who does what by when."""

    text: str
    then: str


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """One meeting: when, where, who was there, what was said and decided, when one meets next."""

    template: ClassVar[str] = "minutes"

    citizen: str
    printed_on: date
    title: str
    held: str
    took_part: tuple[str, ...]
    minutes: str = ""
    wishes: str = ""
    decisions: tuple[DecisionLine, ...] = ()
    next_on: str = ""
