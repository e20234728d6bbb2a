"""What somebody has typed and not sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from fodfaeste.records.drafts.models import Draft, Receipt
from fodfaeste.rules.access.facts import Actor

Typed = Mapping[str, str | list[str]]
"""What was typed by field; a field with several ticks has a list of them."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The fields as typed, and when they were kept."""

    fields: dict[str, str | list[str]]
    saved: datetime


def draft_of(actor: Actor, form: str) -> KeptDraft | None:
    """The actor's own draft of a form, if there is one."""
    found = Draft.objects.filter(user_id=actor.id, form=form).first()
    return KeptDraft(fields=found.fields, saved=found.saved) if found else None


def stamp_of(saved: datetime) -> str:
    """What a page remembers of a draft it has seen: when it was kept, to the microsecond."""
    return f"{saved.timestamp():.6f}"


def is_newer(actor: Actor, form: str, seen: str) -> bool:
    """Whether the actor has kept another draft of a form than a page has `seen` (empty: none)."""
    found = draft_of(actor, form)
    return found is not None and stamp_of(found.saved) != seen


def was_received(actor: Actor, key: UUID) -> bool:
    """Whether a form with this key has made what it makes already."""
    return Receipt.objects.filter(user_id=actor.id, key=key).exclude(result=None).exists()


def texts_of(said: str | list[str]) -> list[str]:
    """Everything that was said in one field."""
    return said if isinstance(said, list) else [said]


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """A draft among several: which form it is of, the fields as typed, and when they were kept."""

    form: str
    fields: dict[str, str | list[str]]
    saved: datetime


def drafts_named(actor: Actor, *beginnings: str) -> tuple[NamedDraft, ...]:
    """The actor's own drafts of forms whose names begin like this, the latest first."""
    named = Q(pk__in=())
    for beginning in beginnings:
        named |= Q(form__startswith=beginning)
    rows = Draft.objects.filter(named, user_id=actor.id).order_by("-saved", "-pk")
    return tuple(NamedDraft(row.form, row.fields, row.saved) for row in rows)
