"""The municipality keeps its emergency numbers: added, corrected, ended; with their source (F3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from fodfaeste.records.catalogues.models import EmergencyNumber
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.cti.emergency import EmergencyLine, check_line, check_name_free
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """A number as it is written, and when it is there; half-open, None is open."""

    line: EmergencyLine
    valid_from: date | None
    ends_before: date | None

    def columns(self) -> dict[str, Any]:
        """The columns as they are kept; raises Refused (F3)."""
        line = self.line
        check_line(line, valid_from=self.valid_from, ends_before=self.ends_before)
        return {
            "name": cleaned(line.name, kind=TextKind.LINE)[:100],
            "phone": line.phone.strip(),
            "helps_with": cleaned(line.helps_with, kind=TextKind.LINE),
            "region": line.region or "",
            "rank": line.rank,
            "source": cleaned(line.source, kind=TextKind.PARAGRAPH),
            "valid_from": self.valid_from,
            "ends_before": self.ends_before,
        }


@transaction.atomic
def add_number(*, actor: Actor, facts: NumberFacts, now: datetime) -> EmergencyNumber:
    """Add a number; the same number once more, as by a double click, is one."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    same = EmergencyNumber.objects.filter(**columns).first()
    if same is not None:
        return same
    _keep_names_apart(columns, but=None)
    return EmergencyNumber.objects.create(**made_by(actor.id, now), **columns)


@transaction.atomic
def change_number(
    *, actor: Actor, number_id: int, version: int, facts: NumberFacts, now: datetime
) -> EmergencyNumber:
    """Correct a number, or say when it ends; raises Stale."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    kept = lock(EmergencyNumber.objects.filter(pk=number_id), version=version)
    _keep_names_apart(columns, but=number_id)
    for name, value in columns.items():
        setattr(kept, name, value)
    changed_by(kept, actor.id, now)
    kept.save()
    return kept


def _keep_names_apart(columns: dict[str, Any], *, but: int | None) -> None:
    """Refuse a name that another row has in the same period."""
    start, end = columns["valid_from"], columns["ends_before"]
    there = EmergencyNumber.objects.filter(name=columns["name"])
    if but is not None:
        there = there.exclude(pk=but)
    if start is not None:
        there = there.filter(Q(ends_before=None) | Q(ends_before__gt=start))
    if end is not None:
        there = there.filter(Q(valid_from=None) | Q(valid_from__lt=end))
    check_name_free(is_free=not there.exists())
