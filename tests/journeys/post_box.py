"""The team's mail and calendar: a real mail server, and a program that shows meetings."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from icalendar import Event

from tests.calendars.store import Store
from tests.gateways.mail_servers import HOST, Kept, free_port, words_of
from tests.journeys.watch import CPR

PATIENCE = 300
"""Seconds until a letter is there: the worker mails once a minute, and others work here too."""


@dataclass(slots=True)
class PostBox:
    """Every letter that the installation sent, and the server that took them."""

    kept: Kept
    environment: dict[str, str]

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Return what one colleague has received, in the order it came."""
        return [one for one in list(self.kept.letters) if str(one["To"]) == address]

    def waits_for(self, address: str, subject: str, *, times: int = 1) -> list[EmailMessage]:
        """Wait until somebody has so many letters of a subject, and return them."""
        until = time.monotonic() + PATIENCE
        while True:
            found = [one for one in self.letters_to(address) if one["Subject"] == subject]
            if len(found) >= times:
                return found
            heard = [str(one["Subject"]) for one in self.letters_to(address)]
            assert time.monotonic() < until, f"no «{subject}» to {address}, but {heard}"
            time.sleep(0.2)

    def waits_until(self, condition: Callable[[], bool]) -> None:
        """Wait until what has come makes something true; letters come one by one."""
        until = time.monotonic() + PATIENCE
        while not condition() and time.monotonic() < until:
            time.sleep(0.2)

    def names_nobody(self, *names: str) -> None:
        """Read every letter: no name, no CPR number, in subject, words or calendar."""
        for letter in list(self.kept.letters):
            said = f"{letter['Subject']}\n{words_of(letter)}\n{''.join(attached(letter))}"
            assert [name for name in names if name in said] == []
            assert CPR.search(said) is None, said


@contextmanager
def post_box() -> Iterator[PostBox]:
    """Open a mail server on this machine."""
    kept, port = Kept(), free_port()
    controller = Controller(kept, hostname=HOST, port=port)
    controller.start()
    told = {"HOST": HOST, "PORT": str(port), "PLAIN": "1"}
    try:
        yield PostBox(kept, {f"FODFAESTE_SMTP_{name}": value for name, value in told.items()})
    finally:
        controller.stop()


def attached(letter: EmailMessage) -> list[str]:
    """Return the calendars that come with a letter."""
    return [str(part.get_content()) for part in letter.iter_attachments()]


@dataclass(slots=True)
class Subscription:
    """A calendar program that asks an address, and one that takes what is mailed."""

    address: str = ""
    store: Store = field(default_factory=Store)

    def asks(self) -> list[Event]:
        """Fetch the calendar and import it twice: nothing is there twice."""
        with urllib.request.urlopen(self.address, timeout=30) as answer:  # noqa: S310 -- ours
            assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
            text = answer.read()
        found = self.store.take(text)
        before = dict(self.store.shown())
        assert self.store.take(text) == found
        assert self.store.shown() == before
        assert len({str(one["UID"]) for one in found}) == len(found)
        return found

    def takes(self, letter: EmailMessage) -> Event:
        """Import what came with a letter, twice as well."""
        (text,) = attached(letter)
        (event,) = self.store.take(text)
        before = dict(self.store.shown())
        self.store.take(text)
        assert self.store.shown() == before
        return event

    def entries(self, kind: str) -> set[str]:
        """By what name the meetings of a kind are known, cancelled or not."""
        return {uid for uid, event in self.store.events.items() if event["SUMMARY"] == kind}

    def shows(self, kind: str) -> list[datetime]:
        """When the meetings of a kind begin that have a time of day and are not cancelled."""
        found = (
            event["DTSTART"].dt
            for event in self.store.events.values()
            if event["SUMMARY"] == kind and event["STATUS"] != "CANCELLED"
        )
        return sorted(at for at in found if isinstance(at, datetime))
