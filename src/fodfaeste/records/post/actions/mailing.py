"""The steps of one mail through a worker's hand: each is a transaction of its own.

A worker may be killed between any two of them. Up to `hand_over` nothing was sent, so the mail
waits again; after it nobody knows, so it is never sent a second time by itself.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fodfaeste.records.post.models import Mailing
from fodfaeste.records.post.queries.mailings import in_turn
from fodfaeste.rules.post.mails import (
    IN_HAND,
    MailKind,
    MailState,
    after_a_kill,
    is_given_up,
    wait_after,
)

ACCOUNT_CLOSED = "kontoen er lukket"


class NotInHand(Exception):  # noqa: N818 -- what happened to the mail
    """Another worker has taken it over meanwhile: it must not be sent from here."""


@dataclass(frozen=True, slots=True)
class InHand:
    """A mail that one worker sends now; `claim` proves that it does."""

    mailing_id: int
    claim: uuid.UUID
    recipient: int
    address: str
    number: str
    about: MailKind
    subject: str
    body: str
    calendar: str
    method: str


@transaction.atomic
def pick_up_left_behind(*, now: datetime, lease: timedelta) -> int:
    """Settle what killed workers left in their hands; says how many mails there were."""
    rows = Mailing.objects.select_for_update(skip_locked=True, of=("self",))
    left = list(rows.filter(state__in=IN_HAND).exclude(claimed__gt=now - lease, claimed__lte=now))
    for one in left:
        one.state = after_a_kill(MailState(one.state))
        one.claim = None
        one.settled = now if one.state is MailState.UNSURE else None
        one.error = "afbrudt"
        one.save(update_fields=["state", "claim", "settled", "error"])
    return len(left)


@transaction.atomic
def take(*, mailing_id: int, now: datetime) -> InHand | None:
    """Take a mail that waits; None when it is not its turn, or its reader's account is closed.

    It is not while another worker has it, or an earlier mail about the same meeting is unsent.
    """
    rows = Mailing.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = rows.select_related("recipient").filter(pk=mailing_id, state=MailState.WAITING)
    mail = in_turn(waiting).first()
    if mail is None:
        return None
    if not mail.recipient.is_active:
        mail.state, mail.settled, mail.error = MailState.FAILED, now, ACCOUNT_CLOSED
        mail.save(update_fields=["state", "settled", "error"])
        return None
    mail.state, mail.claim, mail.claimed = MailState.UNDER_WAY, uuid.uuid4(), now
    mail.tries += 1
    mail.save(update_fields=["state", "claim", "claimed", "tries"])
    return InHand(
        mailing_id=mail.pk,
        claim=mail.claim,
        recipient=mail.recipient_id,
        address=mail.recipient.email,
        number=str(mail.number),
        about=MailKind(mail.about),
        subject=mail.subject,
        body=mail.body,
        calendar=mail.calendar,
        method=mail.method,
    )


@transaction.atomic
def hand_over(*, mail: InHand) -> None:
    """Note that the words are sent from here on; raises `NotInHand` when another has the mail."""
    mine = Mailing.objects.filter(pk=mail.mailing_id, claim=mail.claim, state=MailState.UNDER_WAY)
    if not mine.update(state=MailState.HANDING_OVER):
        raise NotInHand


@transaction.atomic
def settle(*, mail: InHand, state: MailState, error: str, now: datetime) -> None:
    """Note what became of a mail: sent, refused for good, or nobody knows.

    A mail that was picked up meanwhile as left behind is told by whoever really sent it.
    """
    mine = Mailing.objects.filter(pk=mail.mailing_id, number=mail.number)
    mine = mine.exclude(state__in=[MailState.SENT, MailState.WAITING])
    mine.update(state=state, settled=now, error=error[:100], claim=None)


@transaction.atomic
def keep_for_later(*, mail: InHand, error: str, now: datetime) -> None:
    """Let a mail wait that was not taken, longer each time, and give it up after three days."""
    mine = Mailing.objects.select_for_update().filter(pk=mail.mailing_id, claim=mail.claim)
    found = mine.first()
    if found is None:
        return
    given_up = is_given_up(made=found.created_at, now=now)
    found.state = MailState.FAILED if given_up else MailState.WAITING
    found.settled = now if given_up else None
    found.not_before = now + wait_after(found.tries)
    found.error, found.claim = error[:100], None
    found.save(update_fields=["state", "settled", "not_before", "error", "claim"])
