"""The measurements of a course on paper: lines, what they say, and every answer (K4)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fodfaeste.pictures.measure_line import MeasureLine


@dataclass(frozen=True, slots=True)
class MeasuredScale:
    """One scale: its line, what the change says, and what to talk about."""

    title: str
    line: MeasureLine
    told: tuple[str, ...] = ()
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredPart:
    """One instrument: how its words are marked, its scales, and every answer in a table."""

    title: str
    marking: str
    source: str
    scales: tuple[MeasuredScale, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MeasuresDocument:
    """What citizen and staff have answered; what is for the team alone is not on paper."""

    template: ClassVar[str] = "measures"

    citizen: str
    printed_on: date
    parts: tuple[MeasuredPart, ...] = ()
