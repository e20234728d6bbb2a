"""Mail to colleagues. What is in it says only that there is something to see."""

from fodfaeste.gateways.mail.port import (
    Letter,
    Mail,
    MailAway,
    MailFailed,
    MailRefused,
    MailUnsure,
)
from fodfaeste.gateways.mail.real import SmtpMail

__all__ = [
    "Letter",
    "Mail",
    "MailAway",
    "MailFailed",
    "MailRefused",
    "MailUnsure",
    "SmtpMail",
]
