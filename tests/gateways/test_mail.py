"""Letters by SMTP: read back from a real server, and what odd servers lead to."""

import time
from collections.abc import Callable

import pytest
from django.conf import settings

from fodfaeste.gateways.mail import (
    Letter,
    Mail,
    MailAway,
    MailFailed,
    MailRefused,
    MailUnsure,
    SmtpMail,
)
from fodfaeste.gateways.mail.fake import FakeMail
from tests.gateways.mail_servers import Odd, free_port, real_server, seconds_of, use, words_of

LETTER = Letter(
    to="nadia@eksempel.invalid",
    subject="Nyt på Min dag",
    body="Hej\n\n.Æbler og ål\n",
    number="0b1c",
)


UNHURRIED = 20
"""Seconds that a machine with other things to do may take; nobody waits that long for nothing."""


def patience_with(answers: dict[str, str]) -> float:
    """Seconds to wait for a server: short only where it is to be silent."""
    return 3 if "" in answers.values() else UNHURRIED


class Steps:
    """Counts the moment at which the words are handed over."""

    def __init__(self) -> None:
        self.handed_over = 0

    def __call__(self) -> None:
        """One more."""
        self.handed_over += 1


def outcome(mail: Mail, letter: Letter = LETTER) -> tuple[str, int]:
    """What sending leads to, and how often the words were handed over."""
    steps = Steps()
    try:
        mail.send(letter, handing_over=steps)
    except MailFailed as failed:
        return type(failed).__name__, steps.handed_over
    return "sent", steps.handed_over


def test_a_letter_arrives_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with real_server(monkeypatch) as server:
        assert outcome(SmtpMail()) == ("sent", 1)
    (letter,) = server.letters
    assert letter["To"] == LETTER.to
    assert letter["Subject"] == "Nyt på Min dag"
    assert letter["From"] == settings.DEFAULT_FROM_EMAIL
    assert letter["Message-ID"] == "<0b1c@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert words_of(letter) == LETTER.body


def test_an_invitation_carries_its_calendar_with_the_method(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    with real_server(monkeypatch) as server:
        SmtpMail().send(Letter("nadia@eksempel.invalid", "Møde", "Hej", "1", text, "REQUEST"))
    (part,) = server.letters[0].iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert part.get_content().replace("\r\n", "\n") == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("answers", "hangs_up", "led_to"),
    [
        ({}, "", ("sent", 1)),
        ({"words": "250 taken\n250 taken"}, "", ("sent", 1)),
        ({"EHLO": "250 yes\n250 yes"}, "", ("MailFailed", 1)),
        ({"hello": "554 not you"}, "", ("MailAway", 0)),
        ({"hello": ""}, "", ("MailAway", 0)),
        ({"MAIL": ""}, "", ("MailAway", 0)),
        ({"RCPT": "450 later"}, "", ("MailFailed", 0)),
        ({"RCPT": "550 nobody"}, "", ("MailRefused", 0)),
        ({"DATA": "451 busy"}, "", ("MailFailed", 1)),
        ({"words": "451 try again"}, "", ("MailFailed", 1)),
        ({"words": "554 not with these words"}, "", ("MailRefused", 1)),
        ({"words": ""}, "", ("MailUnsure", 1)),
        ({"words": "what?"}, "", ("MailUnsure", 1)),
        ({}, "words", ("MailUnsure", 1)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_t24_what_a_server_says_is_understood(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, str], hangs_up: str, led_to: tuple[str, int]
) -> None:
    with Odd(answers, hangs_up_after=hangs_up) as server:
        use(monkeypatch, server.port, timeout=patience_with(answers))
        assert outcome(SmtpMail()) == led_to
        assert server.asked == 1


def test_t24_a_server_that_is_down_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, free_port())
    began = time.monotonic()
    assert outcome(SmtpMail()) == ("MailAway", 0)
    assert seconds_of(began) < UNHURRIED, "it waited for an answer"


@pytest.mark.parametrize("broken", ["Nyt\npå", "Nyt\r\nBcc: alle@eksempel.invalid"])
def test_no_header_is_smuggled_in(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    with real_server(monkeypatch) as server:
        led_to, _ = outcome(SmtpMail(), Letter(LETTER.to, broken, ""))
    assert (led_to, server.letters) == ("MailRefused", [])


Fault = tuple[Callable[[FakeMail], None], dict[str, str]]


def _away(mail: FakeMail) -> None:
    mail.is_away = True


def _refuses(mail: FakeMail) -> None:
    mail.refuses = True


def _silent(mail: FakeMail) -> None:
    mail.falls_silent = True


@pytest.mark.parametrize(
    ("fault", "answers", "kind"),
    [
        (lambda _: None, {}, None),
        (_away, {"hello": "554 not you"}, MailAway),
        (_refuses, {"RCPT": "550 nobody"}, MailRefused),
        (_silent, {"words": ""}, MailUnsure),
    ],
)
def test_the_fake_keeps_the_real_ones_contract(
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[FakeMail], None],
    answers: dict[str, str],
    kind: type[MailFailed] | None,
) -> None:
    fake = FakeMail()
    fault(fake)
    with Odd(answers) as server:
        use(monkeypatch, server.port, timeout=patience_with(answers))
        assert outcome(fake) == outcome(SmtpMail())
        assert outcome(fake)[0] == (kind.__name__ if kind else "sent")
        assert bool(fake.sent) == bool(server.letters)
