"""Tell colleagues by mail: once, with nothing personal in it, and in the way of nobody's work.

First the mails are written, then they are sent, each step in a transaction of its own. A server
that is away or slow keeps the mails waiting; a worker that is killed leaves each either waiting or
marked as unsure, and no mail is sent a second time by itself.
"""

import time
from datetime import timedelta

from django.conf import settings

from fodfaeste.accounts.listing import user_of
from fodfaeste.accounts.password_links import path_to_new_password
from fodfaeste.gateways.mail import Letter, Mail, MailAway, MailFailed, MailRefused, MailUnsure
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.jobs.each import each_on_its_own
from fodfaeste.jobs.invitations import invite
from fodfaeste.kernel import clock
from fodfaeste.records.post import queries
from fodfaeste.records.post.actions import mailing, writing
from fodfaeste.records.post.actions.mailing import InHand, NotInHand
from fodfaeste.rules.post.letters import LINK
from fodfaeste.rules.post.mails import MailKind, MailState

NAME = "notices"
AT_MOST = 200
"""Mails in one run; the rest follow a minute later."""
SECONDS = 45.0
"""A slow server is left alone after so long, until the next run."""
LEASE = timedelta(minutes=5)
"""A mail that a worker has held longer was left behind: no conversation lasts so long."""


def deliver(mail: Mail, *, lease: timedelta = LEASE) -> int:
    """Write and send what waits; says how many mails were taken by the server."""
    write()
    return send(mail, lease=lease)


def sort() -> None:
    """Decide which way new notices go; whoever was told of a meeting has their calendar told."""
    with acting_as_job(NAME):
        met = writing.sort_notices()
    each_on_its_own(invite, sorted(met))


def write() -> int:
    """Write the mails that new notices ask for; says how many notices that were."""
    sort()
    with acting_as_job(NAME):
        readers = queries.readers_at_once(AT_MOST)
    return sum(_write_to(reader) for reader in readers)


def _write_to(reader: int) -> int:
    with acting_as_job(NAME):
        return writing.write_at_once(recipient=reader, now=clock.now())


def send(mail: Mail, *, lease: timedelta = LEASE) -> int:
    """Send what waits until a server is silent or the time is up; says how many were taken."""
    until = time.monotonic() + SECONDS
    with acting_as_job(NAME):
        mailing.pick_up_left_behind(now=clock.now(), lease=lease)
        waiting = queries.waiting_mails(at_most=AT_MOST, now=clock.now())
    sent = 0
    for mailing_id in waiting:
        state = _send_one(mailing_id, mail)
        sent += state is MailState.SENT
        if state is MailState.WAITING or time.monotonic() > until:
            break
    return sent


def _send_one(mailing_id: int, mail: Mail) -> MailState | None:
    """Send one mail; says what became of it: WAITING when nobody answers, None when not sent."""
    with acting_as_job(NAME):
        taken = mailing.take(mailing_id=mailing_id, now=clock.now())
    if taken is None:
        return None
    try:
        mail.send(_letter(taken), handing_over=lambda: _hand_over(taken))
    except NotInHand:
        return None
    except MailUnsure as unsure:
        return _settle(taken, MailState.UNSURE, str(unsure))
    except MailRefused as refused:
        return _settle(taken, MailState.FAILED, str(refused))
    except MailFailed as failed:
        with acting_as_job(NAME):
            mailing.keep_for_later(mail=taken, error=str(failed), now=clock.now())
        return MailState.WAITING if isinstance(failed, MailAway) else None
    return _settle(taken, MailState.SENT, "")


def _hand_over(taken: InHand) -> None:
    with acting_as_job(NAME):
        mailing.hand_over(mail=taken)


def _settle(taken: InHand, state: MailState, error: str) -> MailState:
    with acting_as_job(NAME):
        mailing.settle(mail=taken, state=state, error=error, now=clock.now())
    return state


def _letter(taken: InHand) -> Letter:
    """A secret link is made when it is sent: it stands in no table and in no queue."""
    body = taken.body
    if taken.about is MailKind.PASSWORD and (user := user_of(taken.recipient)):
        body = body.replace(LINK, settings.PUBLIC_ADDRESS + path_to_new_password(user))
    return Letter(
        to=taken.address,
        subject=taken.subject,
        body=body,
        number=taken.number,
        calendar=taken.calendar,
        method=taken.method,
    )
