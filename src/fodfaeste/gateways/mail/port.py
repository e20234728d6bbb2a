"""What the product asks of a mail system."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person, in plain text; `number` is the same however often it is tried.

    `calendar` is an invitation as iCalendar text with the method it names, for a mail that has one.
    """

    to: str
    subject: str
    body: str
    number: str = ""
    calendar: str = ""
    method: str = ""


class MailFailed(Exception):  # noqa: N818 -- what happened, as the queue tells it
    """The letter was not taken; it may be tried again."""


class MailAway(MailFailed):
    """Nobody answers: the next letter would not be taken either."""


class MailRefused(MailFailed):
    """The letter will never be taken: no such address, or not with these words."""


class MailUnsure(MailFailed):
    """The words were handed over and no answer came: it may have been taken, or not."""


def nothing_to_do() -> None:
    """Do nothing when the server is ready."""


class Mail(Protocol):
    """Takes letters, or says that it could not."""

    def send(self, letter: Letter, *, handing_over: Callable[[], None] = nothing_to_do) -> None:
        """Hand one letter over; raises `MailFailed` or one of its kinds.

        Calls `handing_over` once, when the server has said it takes a letter to this address and
        before it gets the words: up to there a letter that is given up has certainly not been sent.
        """
