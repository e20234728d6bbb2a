"""What the product asks of a provider of short messages."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextMessage:
    """One message to one Danish phone: eight digits."""

    phone: str
    text: str


class SmsFailed(Exception):  # noqa: N818 -- what happened, as the queue tells it
    """The message was not taken; it may be tried again."""


class SmsUnsure(SmsFailed):
    """The message was handed over and no answer came: it may have been taken, or not."""


class Sms(Protocol):
    """Takes messages, or says that it could not."""

    def send(self, message: TextMessage) -> None:
        """Hand one message over; raises `SmsFailed`."""
