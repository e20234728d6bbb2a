"""Two sheets about pay: for the talk with the employer, and what an hour more gives (D12)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PayTask:
    """A task, how far it is, and since when."""

    what: str
    how_far: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class PayTalkDocument:
    """The sheet for the talk about pay; it holds nothing that an employer may not know."""

    template: ClassVar[str] = "pay_talk"

    citizen: str
    workplace: str
    printed_on: date
    ready: tuple[PayTask, ...] = ()
    others: tuple[PayTask, ...] = ()
    hours: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    agreed: str = ""
    ask: tuple[str, ...] = ()
    call: str = ""


@dataclass(frozen=True, slots=True)
class PayLine:
    """One row of the table, cell by cell."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HourMoreDocument:
    """What an hour more gives, with everything it rests on; guidance, not a decision."""

    template: ClassVar[str] = "hour_more"

    citizen: str
    printed_on: date
    sentence: str
    turns: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    lines: tuple[PayLine, ...] = ()
    assumed: tuple[str, ...] = ()
    not_counted: str = ""
    guidance: str = ""
    rates_from: date | None = None
    source: str = ""
