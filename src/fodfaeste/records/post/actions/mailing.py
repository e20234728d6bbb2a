"""The steps of one mail through a worker's hand: each is a transaction of its own (`queue`)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fodfaeste.records.post.actions import queue
from fodfaeste.records.post.actions.queue import NotInHand
from fodfaeste.records.post.models import Mailing
from fodfaeste.records.post.queries.mailings import in_turn
from fodfaeste.rules.post.mails import MailKind, MailState

__all__ = [
    "InHand",
    "NotInHand",
    "hand_over",
    "keep_for_later",
    "pick_up_left_behind",
    "settle",
    "take",
]

ACCOUNT_CLOSED = "kontoen er lukket"


@dataclass(frozen=True, slots=True)
class InHand:
    """A mail that one worker sends now; `claim` proves that it does."""

    mailing_id: int
    claim: uuid.UUID
    made: datetime
    recipient: int
    address: str
    number: str
    about: MailKind
    subject: str
    body: str
    calendar: str
    method: str

    @property
    def held(self) -> queue.Claim:
        """What proves that it is in this worker's hand."""
        return queue.Claim(self.mailing_id, uuid.UUID(self.number), self.claim)


def pick_up_left_behind(*, now: datetime, lease: timedelta) -> int:
    """Settle what killed workers left in their hands; says how many mails there were."""
    return queue.pick_up_left_behind(Mailing, now=now, lease=lease)


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
    held = queue.claim(mail, now=now)
    return InHand(
        mailing_id=mail.pk,
        claim=held.token,
        made=mail.created_at,
        recipient=mail.recipient_id,
        address=mail.recipient.email,
        number=str(mail.number),
        about=MailKind(mail.about),
        subject=mail.subject,
        body=mail.body,
        calendar=mail.calendar,
        method=mail.method,
    )


def hand_over(*, mail: InHand) -> None:
    """Note that the words are sent from here on; raises `NotInHand` when another has the mail."""
    queue.hand_over(Mailing, mail.held)


def settle(*, mail: InHand, state: MailState, error: str, now: datetime) -> None:
    """Note what became of a mail: sent, refused for good, or nobody knows."""
    queue.settle(Mailing, mail.held, state=state, error=error, now=now)


def keep_for_later(*, mail: InHand, error: str, now: datetime) -> None:
    """Let a mail wait that was not taken, longer each time, and give it up after three days."""
    queue.keep_for_later(Mailing, mail.held, made=mail.made, error=error, now=now)
