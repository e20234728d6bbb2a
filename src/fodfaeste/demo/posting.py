"""Mails and messages: sent, without a server being asked; one mail came to nothing."""

from datetime import date

from fodfaeste.accounts.queries import user_with_address
from fodfaeste.demo.cast import BY_SLUG
from fodfaeste.demo.stage import at_noon
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.records.meetings.actions import telling
from fodfaeste.records.post import queries
from fodfaeste.records.post.actions import mailing, writing
from fodfaeste.rules.meetings.telling import Channel
from fodfaeste.rules.post.mails import MailState

MOST = 1000
REFUSED = "SMTP 550"


def post_notices(today: date) -> None:
    """Write the mails and let them be taken; the leader's is refused, to be seen and sent again."""
    now = at_noon(today)
    leader = user_with_address(BY_SLUG["leder"].email)
    with acting_as_job("notices"):
        writing.sort_notices()
        for reader in queries.readers_at_once(MOST):
            writing.write_at_once(recipient=reader, now=now)
        for mailing_id in queries.waiting_mails(at_most=MOST, now=now):
            mail = mailing.take(mailing_id=mailing_id, now=now)
            if mail is not None:
                is_refused = mail.recipient == leader
                state = MailState.FAILED if is_refused else MailState.SENT
                error = REFUSED if is_refused else ""
                mailing.settle(mail=mail, state=state, error=error, now=now)


def post_messages(today: date) -> None:
    """Let the letters to citizens be taken, as by a gateway to Digital Post."""
    now = at_noon(today)
    with acting_as_job("tell_citizens"):
        posted = telling.waiting_messages(channels=(Channel.DIGITAL_POST,), at_most=MOST, now=now)
        for message_id in posted:
            taken = telling.take_message(message_id=message_id, now=now)
            if taken is not None:
                telling.settle(taken, state=MailState.SENT, error="", now=now)
