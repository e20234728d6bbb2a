"""Keep and throw away what somebody is still writing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import TypeVar

from django.db import transaction

from fodfaeste.records.drafts.models import Draft, Receipt
from fodfaeste.records.drafts.queries import Typed, is_newer, texts_of
from fodfaeste.rules.access.facts import Actor

T = TypeVar("T")

LARGEST_DRAFT = 400_000
"""Characters in all fields together; more is not a draft but a mistake."""

KEPT_FOR = timedelta(days=30)
"""A draft lives this long after its last word; a receipt this long after its form."""


@transaction.atomic
def keep(*, actor: Actor, form: str, fields: Typed, now: datetime) -> bool:
    """Keep what has been typed so far; says whether it could be kept."""
    if sum(len(text) for said in fields.values() for text in texts_of(said)) > LARGEST_DRAFT:
        return False
    Draft.objects.update_or_create(
        user_id=actor.id,
        form=form,
        defaults={"fields": _storable(fields), "saved": now},
    )
    return True


def _storable(fields: Typed) -> dict[str, str | list[str]]:
    """PostgreSQL keeps every character but NUL."""
    return {
        name: [_without_nul(one) for one in said] if isinstance(said, list) else _without_nul(said)
        for name, said in fields.items()
    }


def _without_nul(text: str) -> str:
    return text.replace("\x00", "")


@transaction.atomic
def discard(*, actor: Actor, form: str, seen: str | None = None) -> None:
    """Throw a draft away, because its text was saved for good.

    A page that says which draft it `seen` leaves one that was written elsewhere meanwhile.
    """
    if seen is None or not is_newer(actor, form, seen):
        Draft.objects.filter(user_id=actor.id, form=form).delete()


def ends_draft(action: Callable[..., T]) -> Callable[..., T]:
    """Decorate an action: it may be told which `draft` its words were kept in until now.

    The draft is thrown away in the action's own transaction, and stays when the action is refused.
    """

    @wraps(action)
    def ending(*, actor: Actor, draft: str = "", **arguments: object) -> T:
        with transaction.atomic():
            done = action(actor=actor, **arguments)
            if draft:
                discard(actor=actor, form=draft)
            return done

    return ending


@transaction.atomic
def throw_away_old(*, now: datetime) -> int:
    """Throw away drafts and receipts that nobody comes back to; says how many."""
    drafts, _ = Draft.objects.filter(saved__lt=now - KEPT_FOR).delete()
    receipts, _ = Receipt.objects.filter(received__lt=now - KEPT_FOR).delete()
    return drafts + receipts
