"""What somebody has typed and not sent."""

from dataclasses import dataclass
from datetime import datetime

from fodfaeste.records.drafts.models import Draft
from fodfaeste.rules.access.facts import Actor


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The fields as typed, and when they were kept."""

    fields: dict[str, str]
    saved: datetime


def draft_of(actor: Actor, form: str) -> KeptDraft | None:
    """The actor's own draft of a form, if there is one."""
    found = Draft.objects.filter(user_id=actor.id, form=form).first()
    return KeptDraft(fields=found.fields, saved=found.saved) if found else None
