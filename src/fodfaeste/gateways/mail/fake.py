"""Mail that stays in memory, and fails when told to."""

from collections.abc import Callable

from fodfaeste.gateways.mail.port import (
    Letter,
    MailAway,
    MailFailed,
    MailRefused,
    MailUnsure,
    nothing_to_do,
)


class FakeMail:
    """Keeps every letter; fails as a server that does not answer, refuses, or falls silent."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.is_away = False
        self.refuses = False
        self.falls_silent = False

    def send(self, letter: Letter, *, handing_over: Callable[[], None] = nothing_to_do) -> None:
        """Keep one letter; a broken subject line fails before anything is said."""
        if self.is_away:
            raise MailAway("TimeoutError")
        if "\n" in letter.subject or "\r" in letter.subject:
            raise MailFailed("BadHeaderError")
        if self.refuses:
            raise MailRefused("SMTP 550")
        handing_over()
        self.sent.append(letter)
        if self.falls_silent:
            raise MailUnsure("TimeoutError")
