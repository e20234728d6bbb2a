"""Tell a colleague something: on Min dag at once, by a mail without personal details later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.accounts import actions as accounts
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
    """Write one notice for each recipient; the actor needs none about their own act."""
    stamp = made_by(actor.id if actor else None, now)
    for recipient in sorted(set(recipients) - {actor.id if actor else 0}):
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """The notices of one person that have not been mailed, locked for this worker."""

    address: str
    notices: tuple[int, ...]
    needs_password: bool = False

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.notices)


@transaction.atomic
def take_for_mailing(*, recipient: int) -> Waiting | None:
    """Lock one person's unmailed notices; None when another worker has them, or nobody is there."""
    rows = (
        Notice.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(recipient_id=recipient, mailed_on=None)
        .select_related("recipient")
        .order_by("id")
    )
    taken = list(rows)
    if not taken:
        return None
    return Waiting(
        address=taken[0].recipient.email,
        notices=tuple(row.pk for row in taken),
        needs_password=any(row.kind is NoticeKind.SET_PASSWORD for row in taken),
    )


@transaction.atomic
def mark_mailed(*, notices: Iterable[int], today: date) -> None:
    """Remember that a letter about these notices was taken by the server."""
    Notice.objects.filter(pk__in=list(notices)).update(mailed_on=today, mail_error="")


@transaction.atomic
def keep_for_later(*, notices: Iterable[int], error: str) -> None:
    """Remember why a letter was not taken; the next run tries again."""
    Notice.objects.filter(pk__in=list(notices)).update(mail_error=error[:200])


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
