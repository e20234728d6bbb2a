"""Who has looked at a course, on paper for the citizen: days and areas, no names (M2, L1)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LookLine:
    """That somebody looked: the day, the area they work for, and what they came for."""

    on: date
    who: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksDocument:
    """Everybody who has looked, the latest first."""

    template: ClassVar[str] = "looks"

    citizen: str
    printed_on: date
    lines: tuple[LookLine, ...]
    goes_on: bool = False
    """Whether there are earlier ones than the paper holds."""
