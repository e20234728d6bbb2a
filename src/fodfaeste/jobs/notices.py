"""Deliver notices by mail: one letter a person, once, with nothing personal in it."""

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
        count = "1 ny besked" if waiting.count == 1 else f"{waiting.count} nye beskeder"
        try:
            mail.send(Letter(to=waiting.address, subject=SUBJECT, body=BODY.format(count=count)))
        except MailFailed as failed:
            actions.keep_for_later(notices=waiting.notices, error=str(failed))
            return False
        actions.mark_mailed(notices=waiting.notices, today=clock.today())
        return True
