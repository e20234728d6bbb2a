"""The paper that a CTI course ends with (I1)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FocusLine:
    """A focus area, the phase it belonged to, and what came of it."""

    phase: str
    what: str
    state: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A task that somebody has taken over, and how far it is."""

    task: str
    to: str
    state: str


@dataclass(frozen=True, slots=True)
class ClosingNoteDocument:
    """How a CTI course went, in words, with what holds afterwards."""

    template: ClassVar[str] = "closing_note"

    citizen: str
    printed_on: date
    law: str
    ran: str
    signed: str
    course_of_events: str
    early_reason: str = ""
    citizens_view: str = ""
    remaining_risks: str = ""
    areas: tuple[FocusLine, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    supporters: tuple[str, ...] = ()
    need: str = ""
    follow_on: str = ""
