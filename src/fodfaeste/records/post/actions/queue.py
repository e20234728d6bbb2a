"""The steps of anything sent through a worker's hand: each is a transaction of its own.

A worker may be killed between any two of them. Up to `hand_over` nothing was sent, so it waits
again; after it nobody knows, so it is never sent a second time by itself.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from fodfaeste.records.post.models.queued import Queued
from fodfaeste.rules.post.mails import IN_HAND, MailState, after_a_kill, is_given_up, wait_after

Q = TypeVar("Q", bound=Queued)


class NotInHand(Exception):  # noqa: N818 -- what happened to what was sent
    """Another worker has taken it over meanwhile: it must not be sent from here."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one worker sends now; `token` proves that it does."""

    pk: int
    number: uuid.UUID
    token: uuid.UUID


@transaction.atomic
def pick_up_left_behind(kind: type[Queued], *, now: datetime, lease: timedelta) -> int:
    """Settle what killed workers left in their hands; says how many there were."""
    rows = kind._default_manager.select_for_update(skip_locked=True, of=("self",))
    left = list(rows.filter(state__in=IN_HAND).exclude(claimed__gt=now - lease, claimed__lte=now))
    for one in left:
        one.state = after_a_kill(MailState(one.state))
        one.claim = None
        one.settled = now if one.state is MailState.UNSURE else None
        one.error = "afbrudt"
        one.save(update_fields=["state", "claim", "settled", "error"])
    return len(left)


def claim(row: Queued, *, now: datetime) -> Claim:
    """Take what is locked and waits into one's hand."""
    row.state, row.claim, row.claimed = MailState.UNDER_WAY, uuid.uuid4(), now
    row.tries += 1
    row.save(update_fields=["state", "claim", "claimed", "tries"])
    return Claim(row.pk, row.number, row.claim)


@transaction.atomic
def hand_over(kind: type[Queued], held: Claim) -> None:
    """Note that it is sent from here on; raises `NotInHand` when another has it."""
    mine = kind._default_manager.filter(pk=held.pk, claim=held.token, state=MailState.UNDER_WAY)
    if not mine.update(state=MailState.HANDING_OVER):
        raise NotInHand


@transaction.atomic
def settle(kind: type[Queued], held: Claim, *, state: MailState, error: str, now: datetime) -> None:
    """Note what became of it: sent, refused for good, or nobody knows.

    What was picked up meanwhile as left behind is told by whoever really sent it.
    """
    mine = kind._default_manager.filter(pk=held.pk, number=held.number)
    mine = mine.exclude(state__in=[MailState.SENT, MailState.WAITING])
    mine.update(state=state, settled=now, error=error[:100], claim=None)


@transaction.atomic
def keep_for_later(
    kind: type[Queued], held: Claim, *, made: datetime, error: str, now: datetime
) -> None:
    """Let it wait when it was not taken, longer each time, and give it up after three days."""
    rows = kind._default_manager.select_for_update(of=("self",))
    found = rows.filter(pk=held.pk, claim=held.token).first()
    if found is None:
        return
    given_up = is_given_up(made=made, now=now)
    found.state = MailState.FAILED if given_up else MailState.WAITING
    found.settled = now if given_up else None
    found.not_before = now + wait_after(found.tries)
    found.error, found.claim = error[:100], None
    found.save(update_fields=["state", "settled", "not_before", "error", "claim"])
