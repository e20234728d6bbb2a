"""The leader's figures on paper: of units, never of a person who is helped."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One figure: what, how much, what is said beside it, and the rule behind it."""

    what: str
    said: str
    beside: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """Figures that belong together."""

    title: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class LeadershipPaper:
    """How the work goes in some units on a day."""

    template: ClassVar[str] = "leadership"

    units: str
    open_courses: int
    printed_on: date
    parts: tuple[PaperPart, ...]
