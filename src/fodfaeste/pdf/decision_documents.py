"""The letter with a decision, to the citizen (H5)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DecisionLetter:
    """One decision in plain words; it holds nothing of the visitation and no CPR number."""

    template: ClassVar[str] = "decision_letter"

    citizen: str
    printed_on: date
    decided_on: date
    heading: str
    sender: str = ""
    address: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    reasons: str = ""
    hearing: tuple[str, ...] = ()
    law: str = ""
    complaint: str = ""
    contact: str = ""
    phone: str = ""
    follows: str = ""
    large_print: bool = False
