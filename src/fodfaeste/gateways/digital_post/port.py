"""What the product asks of a way to Digital Post."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DigitalLetter:
    """One letter to one citizen; `number` is the same however often it is tried."""

    number: str
    cpr: str = field(repr=False)
    title: str
    file_name: str
    pdf: bytes = field(repr=False)


class DigitalPostFailed(Exception):  # noqa: N818 -- what happened, as the queue tells it
    """The letter was not taken; it may be tried again, under the same number."""


class DigitalPostRefused(DigitalPostFailed):
    """The letter will never be taken: the citizen is exempt, or nobody there knows them."""


class DigitalPost(Protocol):
    """Takes letters, each number once, or says that it could not."""

    def send(self, letter: DigitalLetter) -> None:
        """Hand one letter over; a number that was taken before is taken. Raises the failures."""
