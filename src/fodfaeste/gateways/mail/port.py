"""What the product asks of a mail system."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person, in plain text."""

    to: str
    subject: str
    body: str


class MailFailed(Exception):  # noqa: N818 -- what happened, as the queue tells it
    """The letter was not taken; it may be tried again."""


class Mail(Protocol):
    """Takes letters, or says that it could not."""

    def send(self, letter: Letter) -> None:
        """Hand one letter over; raises `MailFailed`."""
