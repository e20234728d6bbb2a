"""Mails: one's own, what waits, and how the queue is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from fodfaeste.records.post.models import Invitation, Mailing
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.post.mails import IN_HAND, MAY_BE_RESENT, MailState

UNSENT = [MailState.WAITING, *sorted(IN_HAND)]


@dataclass(frozen=True, slots=True)
class QueueHealth:
    """How many mails wait, since when, how many came to nothing, and when the last was sent."""

    waiting: int
    oldest: datetime | None
    failed: int
    unsure: int
    last_sent: datetime | None


def waiting_mails(*, at_most: int, now: datetime) -> list[int]:
    """The mails whose time has come, the longest waiting first."""
    due = Mailing.objects.filter(state=MailState.WAITING, not_before__lte=now)
    return list(due.order_by("not_before", "id").values_list("pk", flat=True)[:at_most])


def in_turn(rows: QuerySet[Mailing]) -> QuerySet[Mailing]:
    """Those that wait for no earlier mail about the same meeting.

    A cancellation that overtook the invitation would leave the meeting in the calendar for good.
    """
    before = Invitation.objects.filter(
        recipient=OuterRef("recipient"),
        uid=OuterRef("invitation__uid"),
        told_as__lt=OuterRef("invitation__told_as"),
        mailing__state__in=UNSENT,
    )
    return rows.exclude(Exists(before))


def mails_of(actor: Actor) -> QuerySet[Mailing]:
    """What was written to the actor, latest first, each with what was sent in its place."""
    mine = Mailing.objects.filter(recipient_id=actor.id)
    return mine.select_related("resent").order_by("-id")


def unsent_mails() -> QuerySet[Mailing]:
    """What was not sent or nobody knows of, and was not sent again; latest first."""
    return (
        Mailing.objects.filter(state__in=sorted(MAY_BE_RESENT), resent=None)
        .select_related("recipient")
        .order_by("-id")
    )


def queue_health() -> QueueHealth:
    """How the queue is, in one question."""
    open_ones = Q(resent=None)
    return QueueHealth(
        **Mailing.objects.aggregate(
            waiting=Count("pk", filter=Q(state__in=UNSENT)),
            oldest=Min("created_at", filter=Q(state__in=UNSENT)),
            failed=Count("pk", filter=Q(state=MailState.FAILED) & open_ones),
            unsure=Count("pk", filter=Q(state=MailState.UNSURE) & open_ones),
            last_sent=Max("settled", filter=Q(state=MailState.SENT)),
        )
    )
