"""Open, renew and close the way in of one's own calendar program."""

from datetime import datetime, timedelta

from django.db import transaction

from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import CalendarDoor
from fodfaeste.rules.access.facts import Actor

GOOD_FOR = timedelta(days=365)


@transaction.atomic
def open_calendar(*, actor: Actor, now: datetime) -> str:
    """Make a new secret address, given away here only; the one before stops at once."""
    close_calendar(actor=actor, now=now)
    token = new_token()
    CalendarDoor(
        **made_by(actor.id, now),
        user_id=actor.id,
        token_hash=token_hash(token),
        expires=now + GOOD_FOR,
    ).save(force_insert=True)
    return token


@transaction.atomic
def close_calendar(*, actor: Actor, now: datetime) -> bool:
    """Close the address that is open; says whether there was one."""
    mine = CalendarDoor.objects.select_for_update().filter(user_id=actor.id, revoked_at=None)
    closed = [_close(door, actor, now) for door in mine]
    return bool(closed)


def _close(door: CalendarDoor, actor: Actor, now: datetime) -> bool:
    door.revoked_at, door.revoked_by_id = now, actor.id
    door.save(update_fields=["revoked_at", "revoked_by"])
    return True
