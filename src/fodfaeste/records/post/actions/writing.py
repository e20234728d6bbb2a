"""Write the mails that notices ask for: what the queue's job does before it sends any."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import DigestRun, Mailing, Notice, NoticeChoices
from fodfaeste.records.post.models.notices import TO_MAIL
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.letters import Text, about_a_day, about_a_password, about_notices
from fodfaeste.rules.post.mails import MailKind, MailState
from fodfaeste.rules.post.ways import MailWay, way_of

MOVES_MEETINGS = frozenset({NoticeKind.MEETING, NoticeKind.TEAM})
"""A meeting goes with the seat: whoever takes one over is asked to it, whoever left no more."""
AT_ONCE = 1000
"""Notices that one run sorts; the rest follow a minute later."""


@transaction.atomic
def sort_notices() -> frozenset[int]:
    """Decide which way each new notice goes, by its reader's own choice.

    Returns whose meetings may have changed: those who were told of one, and whoever did it.
    """
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(way="")
    new = list(rows.order_by("id")[:AT_ONCE])
    readers = {one.recipient_id for one in new}
    chosen = dict(NoticeChoices.objects.filter(user__in=readers).values_list("user_id", "ways"))
    sorted_by_way: dict[MailWay, list[int]] = defaultdict(list)
    for one in new:
        way = way_of(NoticeKind(one.kind), chosen.get(one.recipient_id, {}))
        sorted_by_way[way].append(one.pk)
    for way, numbers in sorted_by_way.items():
        Notice.objects.filter(pk__in=numbers).update(way=way)
    meetings = [one for one in new if one.kind in MOVES_MEETINGS]
    return frozenset(
        number for one in meetings for number in (one.recipient_id, one.created_by_id) if number
    )


@transaction.atomic
def write_at_once(*, recipient: int, now: datetime) -> int:
    """Write the mail about what has just happened to one person; says how many notices are in it.

    A mail that still waits is added to: a server that is away for a day leaves one mail, not fifty.
    """
    told = _taken(recipient, MailWay.AT_ONCE)
    passwords = [one.pk for one in told if one.kind is NoticeKind.SET_PASSWORD]
    others = [one.pk for one in told if one.kind is not NoticeKind.SET_PASSWORD]
    if passwords:
        made = _new(recipient, MailKind.PASSWORD, about_a_password(), now=now)
        _tell_by(made, passwords)
    if others:
        waits = _waiting(recipient, MailKind.NOTICES)
        made = waits or _new(recipient, MailKind.NOTICES, about_notices(len(others)), now=now)
        _tell_by(made, others)
        if waits:
            _rewrite(made, about_notices(made.notices.count()))
    return len(told)


@transaction.atomic
def write_digest(*, recipient: int, duties: int, today: date, now: datetime) -> bool:
    """Write the day's one mail to one person, when there is anything to say; says whether it was.

    Yesterday's, if it still waits, becomes today's: nobody gets three when the server comes back.
    """
    if Mailing.objects.filter(recipient_id=recipient, digest_on=today).exists():
        return False
    told = [one.pk for one in _taken(recipient, MailWay.DIGEST)]
    waits = _waiting(recipient, MailKind.DIGEST)
    if not (told or duties or waits):
        return False
    if waits:
        _tell_by(waits, told)
        _rewrite(waits, about_a_day(notices=waits.notices.count(), duties=duties), day=today)
        return True
    text = about_a_day(notices=len(told), duties=duties)
    _tell_by(_new(recipient, MailKind.DIGEST, text, now=now, day=today), told)
    return True


@transaction.atomic
def digests_begun(*, day: date, now: datetime) -> int | None:
    """Return the last colleague whose mail of the day was seen to; None when all were."""
    run, _ = DigestRun.objects.get_or_create(day=day, defaults=made_by(None, now))
    return None if run.is_done else run.reached


@transaction.atomic
def digests_reached(*, day: date, user_id: int | None) -> None:
    """Note how far the day's mails are; nobody more to come when `user_id` is None."""
    run = DigestRun.objects.filter(day=day)
    if user_id is None:
        run.update(is_done=True)
    else:
        run.filter(reached__lt=user_id).update(reached=user_id)


def _taken(recipient: int, way: MailWay) -> list[Notice]:
    """Lock one person's notices that go this way and have no mail yet."""
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
    return list(rows.filter(TO_MAIL, recipient_id=recipient, way=way).order_by("id"))


def _waiting(recipient: int, about: MailKind) -> Mailing | None:
    """Lock the mail of this kind that waits still; None when a worker has it in hand."""
    rows = Mailing.objects.select_for_update(skip_locked=True, of=("self",))
    mine = rows.filter(recipient_id=recipient, about=about, state=MailState.WAITING)
    return mine.filter(resend_of=None).order_by("-id").first()


def _new(
    recipient: int, about: MailKind, text: Text, *, now: datetime, day: date | None = None
) -> Mailing:
    made = Mailing(
        **made_by(None, now),
        recipient_id=recipient,
        about=about,
        subject=text.subject,
        body=text.body,
        not_before=now,
        digest_on=day,
    )
    made.save(force_insert=True)
    return made


def _rewrite(mailing: Mailing, text: Text, *, day: date | None = None) -> None:
    mailing.subject, mailing.body = text.subject, text.body
    mailing.digest_on = day or mailing.digest_on
    mailing.save(update_fields=["subject", "body", "digest_on"])


def _tell_by(mailing: Mailing, notices: Iterable[int]) -> None:
    Notice.objects.filter(pk__in=list(notices)).update(mailing=mailing)
