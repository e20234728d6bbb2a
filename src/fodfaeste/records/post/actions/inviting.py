"""Write the mails that tell a colleague's calendar of a meeting; what only the job calls."""

from datetime import datetime

from django.db import connection, transaction

from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Invitation, Mailing
from fodfaeste.rules.post.invitations import Meets, Step
from fodfaeste.rules.post.letters import about_a_meeting
from fodfaeste.rules.post.mails import MailKind


def one_at_a_time(user_id: int) -> None:
    """Let no second worker look after the same person's calendar until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('invite'), %s)", [user_id % 2**31])


@transaction.atomic
def tell_calendar(
    *,
    recipient: int,
    step: Step,
    meets: Meets,
    text: str,
    method: str,
    what: str,
    now: datetime,
) -> Invitation:
    """Put one invitation, change or cancellation in the queue, and remember that it was told."""
    words = about_a_meeting(what, cancelled=step.cancels)
    mail = Mailing(
        **made_by(None, now),
        recipient_id=recipient,
        about=MailKind.MEETING,
        subject=words.subject,
        body=words.body,
        calendar=text,
        method=method,
        not_before=now,
    )
    mail.save(force_insert=True)
    told = Invitation(
        **made_by(None, now),
        recipient_id=recipient,
        uid=step.uid,
        sequence=meets.sequence,
        told_as=step.told_as,
        cancelled=step.cancels,
        meets_on=meets.on,
        mailing=mail,
    )
    told.save(force_insert=True)
    return told
