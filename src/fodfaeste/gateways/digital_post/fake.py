"""Digital Post that stays in memory, and fails when told to."""

from fodfaeste.gateways.digital_post.port import (
    DigitalLetter,
    DigitalPostFailed,
    DigitalPostRefused,
)


class FakeDigitalPost:
    """Keeps every letter once; fails as a gateway that is away, or a citizen who is exempt."""

    def __init__(self) -> None:
        self.sent: dict[str, DigitalLetter] = {}
        self.is_away = False
        self.is_exempt = False

    def send(self, letter: DigitalLetter) -> None:
        """Keep one letter; the same number again changes nothing."""
        if self.is_away:
            raise DigitalPostFailed("TimeoutError")
        if self.is_exempt:
            raise DigitalPostRefused("HTTP 422")
        self.sent.setdefault(letter.number, letter)
