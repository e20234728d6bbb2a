"""Mail that stays in memory, and fails when told to."""

from fodfaeste.gateways.mail.port import Letter, MailFailed


class FakeMail:
    """Keeps every letter; `is_away` makes it fail as a server that does not answer."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.is_away = False

    def send(self, letter: Letter) -> None:
        """Keep one letter; raises `MailFailed` while away, or for a broken subject line."""
        if self.is_away:
            raise MailFailed("TimeoutError")
        if "\n" in letter.subject or "\r" in letter.subject:
            raise MailFailed("BadHeaderError")
        self.sent.append(letter)
