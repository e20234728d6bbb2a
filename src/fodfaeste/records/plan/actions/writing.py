"""The one plan of a case, locked while it is written, and a save that overwrites nobody."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Stale, Versioned, changed_by, made_by
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.facts import Actor

V = TypeVar("V", bound=Versioned)

UNWRITTEN = 0
"""The version of a plan that nobody has written in yet; the first text makes it 1."""


def plan_to_write(case: Case, *, actor: Actor, now: datetime) -> JointPlan:
    """The case's plan, made on the first write and locked until the transaction ends (C3)."""
    JointPlan.objects.get_or_create(
        case=case, defaults={**made_by(actor.id, now), "version": UNWRITTEN}
    )
    return JointPlan.objects.select_for_update().get(case=case)


def mark_changed(plan: JointPlan) -> None:
    """Note that the plan says something else than its approved version (C5)."""
    JointPlan.objects.filter(pk=plan.pk).update(changed_since_approval=True)


def edited(
    records: QuerySet[V],
    *,
    version: int,
    values: Mapping[str, object],
    actor: Actor,
    now: datetime,
    more_changed: bool = False,
) -> V:
    """Save new values on the version that was read.

    Raises Stale when somebody else has saved something different in between. The same values
    again, as from a double click, change nothing; `more_changed` says that something that is saved
    along with the record differs.
    """
    record = records.select_for_update(of=("self",)).get()
    if _says(record, values) and not more_changed:
        return record
    if record.version != version:
        raise Stale(record)
    for name, value in values.items():
        setattr(record, name, value)
    changed_by(record, actor.id, now)
    record.save(update_fields=[*values, "version", "changed_at", "changed_by"])
    return record


def _says(record: Versioned, values: Mapping[str, object]) -> bool:
    return all(getattr(record, name) == value for name, value in values.items())
