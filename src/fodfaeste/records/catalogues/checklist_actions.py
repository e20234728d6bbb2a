"""The municipality changes the checklists of the phases, from a day on (F0–F3)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.catalogues.actions import Turn, take_over
from fodfaeste.records.catalogues.models import ChecklistItem
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.cti.ticking import check_own_item
from fodfaeste.rules.text import TextKind, cleaned

OWN = "m-"
"""What the code of an item begins with that the municipality has written itself."""


@transaction.atomic
def add_checklist_item(
    *, actor: Actor, phase: int, text: str, from_day: date, now: datetime
) -> ChecklistItem:
    """Add an item to a phase's checklist from a day on; a double click adds one."""
    require_without_case(actor, Permission.ADMINISTER)
    words = _words(text)
    same = ChecklistItem.objects.filter(
        phase=phase, text=words, valid_from=from_day, is_used=True, ends_before=None
    ).first()
    if same is not None:
        return same
    number = ChecklistItem.objects.select_for_update().filter(code__startswith=OWN)
    item = ChecklistItem(
        **made_by(actor.id, now),
        code=f"{OWN}{len({row.code for row in number}) + 1}",
        phase=phase,
        text=words,
        valid_from=from_day,
    )
    item.save(force_insert=True)
    return item


@transaction.atomic
def change_checklist_item(
    *, actor: Actor, turn: Turn, text: str, is_used: bool, today: date, now: datetime
) -> ChecklistItem:
    """Let an item read differently, or leave the list, from a day on; what was ticked stays."""
    require_without_case(actor, Permission.ADMINISTER)
    return take_over(
        ChecklistItem, actor, turn, {"text": _words(text), "is_used": is_used}, today, now
    )


def _words(text: str) -> str:
    check_own_item(text)
    return cleaned(text, kind=TextKind.LINE)
