"""Tell a colleague something: on Min dag at once, by a mail without personal details later."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from fodfaeste.accounts import actions as accounts
from fodfaeste.accounts.absences import deputies_of
from fodfaeste.kernel.clock import day_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.post.kinds import NoticeKind


@transaction.atomic
def notify(
    *,
    actor: Actor | None,
    recipients: Iterable[int],
    case_id: int | None,
    kind: NoticeKind,
    sentence: str,
    now: datetime,
) -> None:
    """Write one notice for each recipient; the actor needs none about their own act.

    What is about a citizen reaches the deputy as well while a recipient is away.
    """
    stamp = made_by(actor.id if actor else None, now)
    told = set(recipients)
    if case_id is not None and told:
        told |= set(deputies_of(told, day_of(now)).values())
    for recipient in sorted(told - {actor.id if actor else 0}):
        Notice(
            **stamp,
            recipient_id=recipient,
            case_number=case_id,
            kind=NoticeKind(kind),
            sentence=sentence,
        ).save(force_insert=True)


@transaction.atomic
def mark_read(*, actor: Actor, notice_id: int, today: date) -> None:
    """Take a notice off one's own Min dag."""
    Notice.objects.filter(pk=notice_id, recipient_id=actor.id, read_on=None).update(read_on=today)


@transaction.atomic
def mark_all_read(*, actor: Actor, up_to: int, today: date) -> int:
    """Take every notice off that one has seen in the list; says how many there were."""
    unread = Notice.objects.filter(recipient_id=actor.id, read_on=None, pk__lte=up_to)
    return unread.update(read_on=today)


@transaction.atomic
def send_password_link(*, actor: Actor, user_id: int, now: datetime) -> None:
    """Make the old password useless and let a job mail a link to choose a new one."""
    accounts.require_new_password(actor=actor, user_id=user_id)
    notify(
        actor=actor,
        recipients=[user_id],
        case_id=None,
        kind=NoticeKind.SET_PASSWORD,
        sentence="En administrator har sendt dig et link, så du kan vælge en ny adgangskode.",
        now=now,
    )
