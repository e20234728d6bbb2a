"""Meetings on paper: the minutes (G1), and the letter that says when and where (B2)."""

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


@dataclass(frozen=True, slots=True)
class MeetingLetter:
    """What the citizen is told of a meeting: when, where, whom to call, and not why (B2)."""

    template: ClassVar[str] = "meeting_letter"

    citizen: str
    printed_on: date
    title: str
    sender: str
    address: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
