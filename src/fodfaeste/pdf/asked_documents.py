"""The questions of an occasion on paper: large boxes to tick, and no score (K1, L3)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question and the answers one can tick; `in_a_row` when they are numbers."""

    text: str
    choices: tuple[str, ...]
    in_a_row: bool = False


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One instrument: its name, what one is asked to think of, and its questions."""

    title: str
    introduction: str = ""
    items: tuple[AskedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasurePaper:
    """The form that a citizen answers with a pen."""

    template: ClassVar[str] = "measure_paper"

    citizen: str
    printed_on: date
    title: str
    occasion: str = ""
    parts: tuple[AskedPart, ...] = ()
    give_back: str = ""
