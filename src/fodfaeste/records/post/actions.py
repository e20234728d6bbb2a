"""Tell a colleague something: shown on Min dag at once, mailed by a job without personal details."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor


@transaction.atomic
def notify(  # noqa: PLR0913 -- what a notice is made of
    *,
    actor: Actor | None,
    recipients: Iterable[int],
    case_id: int | None,
    kind: str,
    sentence: str,
    now: datetime,
) -> None:
    """Write one notice for each recipient; the actor needs none about their own act."""
    stamp = made_by(actor.id if actor else None, now)
    for recipient in sorted(set(recipients) - {actor.id if actor else 0}):
        Notice(
            **stamp, recipient_id=recipient, case_number=case_id, kind=kind, sentence=sentence
        ).save(force_insert=True)


@transaction.atomic
def mark_read(*, actor: Actor, notice_id: int, today: date) -> None:
    """Take a notice off one's own Min dag."""
    Notice.objects.filter(pk=notice_id, recipient_id=actor.id, read_on=None).update(read_on=today)
