"""The network map on paper, with the same facts in a table (E11)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fodfaeste.pictures.network_map import NetworkMap


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task that is handed over, how far it is, and to whom."""

    task: str
    state: str
    about: str


@dataclass(frozen=True, slots=True)
class NetworkDocument:
    """Who is around the citizen, and who takes which task over."""

    template: ClassVar[str] = "network_map"

    citizen: str
    printed_on: date
    network: NetworkMap
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    summary: str = ""
    tasks: tuple[TaskLine, ...] = ()
