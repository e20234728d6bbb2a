"""Short messages that stay in memory, and fail when told to."""

from fodfaeste.gateways.sms.port import SmsFailed, SmsUnsure, TextMessage


class FakeSms:
    """Keeps every message; fails as a provider that is away, or that falls silent."""

    def __init__(self) -> None:
        self.sent: list[TextMessage] = []
        self.is_away = False
        self.falls_silent = False

    def send(self, message: TextMessage) -> None:
        """Keep one message; raises `SmsFailed` while away, or for what is no Danish number."""
        if self.is_away:
            raise SmsFailed("TimeoutError")
        if not (message.phone.isascii() and message.phone.isdigit() and len(message.phone) == 8):  # noqa: PLR2004 -- eight digits
            raise SmsFailed("HTTP 400")
        self.sent.append(message)
        if self.falls_silent:
            raise SmsUnsure("TimeoutError")
