"""Mail by the server that Django's settings name."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from fodfaeste.gateways.mail.port import Letter, MailFailed


class SmtpMail:
    """Hands letters to the configured mail server."""

    def send(self, letter: Letter) -> None:
        """Send one letter; a server that is away, slow or unwilling is a `MailFailed`."""
        if not settings.MAIL_ENABLED:
            raise MailFailed("no mail server is named")
        message = EmailMessage(subject=letter.subject, body=letter.body, to=[letter.to])
        try:
            taken = message.send()
        except (OSError, smtplib.SMTPException, ValueError) as failed:
            raise MailFailed(type(failed).__name__) from failed
        if taken != 1:
            raise MailFailed("not taken")
