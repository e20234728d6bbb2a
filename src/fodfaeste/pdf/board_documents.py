"""The minutes of a board meeting: first letters, never a name of a citizen (J2)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One decision or obstacle: about whom, what, who does it, and what has become of it."""

    who: str
    what: str
    by: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class BoardGoalLine:
    """A goal, how it stands, and whether it is a sub-goal."""

    what: str
    state: str
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class BoardMinutes:
    """What a board meeting decided, ready to hang up."""

    template: ClassVar[str] = "board_minutes"

    unit: str
    held_on: date
    printed_on: date
    attended: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    earlier: tuple[BoardLine, ...] = ()
    goals: tuple[BoardGoalLine, ...] = ()
    talked_about: str = ""
    decided: tuple[BoardLine, ...] = ()
    obstacles: tuple[BoardLine, ...] = ()
