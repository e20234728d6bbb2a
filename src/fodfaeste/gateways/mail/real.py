"""Mail by the SMTP server that the installation names (RFC 5321), one connection a letter.

The conversation is our own, not Django's: between the server's yes to the address and the words
stands a moment that the queue must know of, and a server that answers twice must not turn a letter
that was taken into one that was not.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from uuid import uuid4

from django.conf import settings

from fodfaeste.gateways.mail.port import (
    Letter,
    MailAway,
    MailFailed,
    MailRefused,
    MailUnsure,
    nothing_to_do,
)
from fodfaeste.kernel import clock

SEVEN_BITS = SMTP.clone(cte_type="7bit")
"""Every server takes it, whatever it says it can."""
TAKEN = 250
NOT_NOW, NEVER = range(400, 500), range(500, 600)


class SmtpMail:
    """Hands letters to the configured mail server."""

    def send(self, letter: Letter, *, handing_over: Callable[[], None] = nothing_to_do) -> None:
        """Send one letter; a server that is away, slow or unwilling is a `MailFailed`."""
        if not settings.MAIL_ENABLED:
            raise MailAway("no mail server is named")
        message = _message(letter)
        with _connection() as server:
            _agree(server, letter.to)
            handing_over()
            _hand_over(server, message)


def _message(letter: Letter) -> bytes:
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMessage(policy=SEVEN_BITS)
    try:
        message["From"], message["To"] = sender, letter.to
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = f"<{letter.number or uuid4()}@{_domain(sender)}>"
        message["Auto-Submitted"] = "auto-generated"  # no absence reply answers it (RFC 3834)
        message.set_content(letter.body)
        if letter.calendar:
            message.add_attachment(
                letter.calendar,
                subtype="calendar",
                filename="moede.ics",
                params={"method": letter.method},
            )
        return message.as_bytes()
    except ValueError as broken:  # a line break in a header, an address that is none
        raise MailRefused(type(broken).__name__) from broken


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"


@contextmanager
def _connection() -> Iterator[smtplib.SMTP]:
    """A connection that is past greeting, encryption and sign-in; no goodbye is waited for."""
    try:
        server = smtplib.SMTP(
            settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT
        )
    except (OSError, smtplib.SMTPException) as failed:
        raise MailAway(_name(failed)) from failed
    try:
        _enter(server)
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.putcmd("quit")
        server.close()


def _enter(server: smtplib.SMTP) -> None:
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException) as failed:
        raise MailAway(_name(failed)) from failed


def _agree(server: smtplib.SMTP, address: str) -> None:
    """Name sender and receiver; nothing is sent yet."""
    try:
        code, _ = server.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        if code != TAKEN:
            raise MailFailed(f"SMTP {code}")
        code, _ = server.rcpt(address)
    except UnicodeEncodeError as failed:
        raise MailRefused(_name(failed)) from failed
    except (OSError, smtplib.SMTPException) as failed:
        raise MailAway(_name(failed)) from failed
    if code in NEVER:
        raise MailRefused(f"SMTP {code}")
    if code not in {TAKEN, 251}:
        raise MailFailed(f"SMTP {code}")


def _hand_over(server: smtplib.SMTP, message: bytes) -> None:
    """Give the words; whatever is not a clear answer leaves it unsure whether they were taken."""
    try:
        code, _ = server.data(message)
    except smtplib.SMTPDataError as failed:  # it would not even begin
        raise MailFailed(_name(failed)) from failed
    except (OSError, smtplib.SMTPException) as failed:
        raise MailUnsure(_name(failed)) from failed
    if code in NEVER:
        raise MailRefused(f"SMTP {code}")
    if code in NOT_NOW:
        raise MailFailed(f"SMTP {code}")
    if code != TAKEN:
        raise MailUnsure(f"SMTP {code}")


def _name(failed: Exception) -> str:
    """What happened, without the server's own words: they may repeat the address."""
    if isinstance(failed, smtplib.SMTPResponseException):
        return f"SMTP {failed.smtp_code}"
    return type(failed).__name__
