"""What somebody has typed and not sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fodfaeste.records.drafts.models import Draft
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


def texts_of(said: str | list[str]) -> list[str]:
    """Everything that was said in one field."""
    return said if isinstance(said, list) else [said]
