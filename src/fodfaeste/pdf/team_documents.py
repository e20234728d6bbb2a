"""The letter about somebody new on the team, to the citizen (A2, A3)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLetter:
    """Who is new, since when, what they help with, and how to reach them; no reasons, no CPR."""

    template: ClassVar[str] = "change_letter"

    citizen: str
    printed_on: date
    newcomer: str
    role: str
    since: date
    sender: str = ""
    address: tuple[str, ...] = ()
    helps_with: str = ""
    instead_of: str = ""
    phone: str = ""
    large_print: bool = False
