"""Send a mail again that was not sent, or of which nobody knows."""

from datetime import datetime

from django.db import transaction

from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Invitation, Mailing
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.post.mails import MailState, check_resend


@transaction.atomic
def resend(*, actor: Actor, mailing_id: int, now: datetime) -> Mailing:
    """Put a mail in the queue once more, as one of its own; a second click makes no third.

    The wall lets in one's own mails and the administrator; of others it raises `DoesNotExist`.
    """
    before = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing_id)
    again = Mailing.objects.filter(resend_of=before).first()
    if again is not None:
        return again
    check_resend(MailState(before.state), is_overtaken=_is_overtaken(before))
    made = Mailing(
        **made_by(actor.id, now),
        recipient_id=before.recipient_id,
        about=before.about,
        subject=before.subject,
        body=before.body,
        calendar=before.calendar,
        method=before.method,
        not_before=now,
        resend_of=before,
    )
    made.save(force_insert=True)
    return made


def _is_overtaken(mail: Mailing) -> bool:
    """Whether a later state of the same meeting was written to the same calendar."""
    first = mail
    while first.resend_of is not None:
        first = first.resend_of
    told = Invitation.objects.filter(mailing=first).first()
    if told is None:
        return False
    same = Invitation.objects.filter(recipient=told.recipient_id, uid=told.uid)
    return same.filter(told_as__gt=told.told_as).exists()
