"""What the papers of CTI say: the plan of a phase, and the leaflet about CTI."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FocusLine:
    """One focus area with what is agreed and how it went."""

    track: str
    title: str
    goal: str = ""
    why: str = ""
    actions: tuple[str, ...] = ()
    result: str = ""
    what_next: str = ""


@dataclass(frozen=True, slots=True)
class PhasePlanDocument:
    """The plan of one phase on one page (E7)."""

    template: ClassVar[str] = "phase_plan"

    citizen: str
    printed_on: date
    title: str
    when: str = ""
    areas: tuple[FocusLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafletPart:
    """One part of the leaflet: a question and the answer in short sentences."""

    title: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafletDocument:
    """What a CTI course is, for the citizen to take home (E12)."""

    template: ClassVar[str] = "cti_leaflet"

    citizen: str
    printed_on: date
    title: str
    parts: tuple[LeafletPart, ...] = ()
    ask_whom: str = ""
