"""Deliver notices by mail: one letter a person, once, with nothing personal in it."""

from django.conf import settings

from fodfaeste.accounts.listing import user_of
from fodfaeste.accounts.password_links import path_to_new_password
from fodfaeste.gateways.mail import Letter, Mail, MailFailed
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.post import actions, queries

SUBJECT = "Nyt på Min dag i Fodfæste"
BODY = """Hej

Der er {count} til dig på Min dag i Fodfæste.

Log ind for at se, hvad det drejer sig om. Der står ingen personoplysninger i denne mail.

Venlig hilsen
Fodfæste
"""
INVITATION_SUBJECT = "Vælg din adgangskode til Fodfæste"
INVITATION_BODY = """Hej

En administrator i din kommune har bedt om, at du vælger en adgangskode til Fodfæste.

Åbn adressen her, og vælg den. Den virker én gang og i tre dage:
{link}

Har du ikke ventet denne mail, så sig det til administratoren, og lad være med at åbne adressen.

Venlig hilsen
Fodfæste
"""
AT_MOST = 200
"""Letters in one run; the rest follow a minute later."""


def deliver(mail: Mail) -> int:
    """Mail everybody who has unmailed notices; says how many letters were taken.

    Each letter has a transaction of its own: it is marked before it is sent and the mark is taken
    back when the server refuses, so a second worker never sends the same letter.
    """
    sent = 0
    for recipient in queries.waiting_for_mail(AT_MOST):
        sent += _deliver_to(recipient, mail)
    return sent


def _deliver_to(recipient: int, mail: Mail) -> bool:
    with acting_as_job("notices"):
        waiting = actions.take_for_mailing(recipient=recipient)
        if waiting is None:
            return False
        try:
            mail.send(_letter(recipient, waiting))
        except MailFailed as failed:
            actions.keep_for_later(notices=waiting.notices, error=str(failed))
            return False
        actions.mark_mailed(notices=waiting.notices, today=clock.today())
        return True


def _letter(recipient: int, waiting: actions.Waiting) -> Letter:
    """The link is made when it is sent: it stands in no table and in no queue."""
    if waiting.needs_password and (user := user_of(recipient)):
        link = settings.PUBLIC_ADDRESS + path_to_new_password(user)
        return Letter(waiting.address, INVITATION_SUBJECT, INVITATION_BODY.format(link=link))
    count = "1 ny besked" if waiting.count == 1 else f"{waiting.count} nye beskeder"
    return Letter(waiting.address, SUBJECT, BODY.format(count=count))
