"""The one plan of a case, locked while it is written, and a save that overwrites nobody."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Saved, Stale, Versioned, changed_by, made_by
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.plan.merging import Marks, Merging, marks_of, merging

V = TypeVar("V", bound=Versioned)
Values = Mapping[str, object]

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
    seen: Marks | None,
    values: Values,
    actor: Actor,
    now: datetime,
    as_shown: Callable[[Values], Values] = dict,
    check: Callable[[V], None] = lambda _: None,
) -> Saved[V]:
    """Save the fields that only this writer has changed since they were `seen` (T9).

    Raises Stale when a field was changed by somebody else too and says something different (T8).
    Without marks, the version says whether anything changed. `as_shown` turns columns into what the
    form shows, in the same order; `check` judges the record as it will stand.
    """
    record = records.select_for_update(of=("self",)).get()
    shown = as_shown(values)
    theirs = as_shown({name: getattr(record, name) for name in values})
    found = judged(record, version=version, seen=seen, mine=shown, theirs=theirs)
    columns = dict(zip(shown, values, strict=True))
    mine = {columns[name]: values[columns[name]] for name in found.written}
    put(record, mine)
    check(record)
    return kept(record, mine, found, actor=actor, now=now)


def judged(
    record: Versioned, *, version: int, seen: Marks | None, mine: Values, theirs: Values
) -> Merging:
    """Return what becomes of each field; raises Stale when a person has to choose.

    A field that came without a mark was seen as it stands when the record is at the same version.
    """
    unmarked = marks_of(theirs) if record.version == version else {}
    found = merging(unmarked | dict(seen or {}), mine=mine, theirs=theirs)
    if found.colliding:
        raise Stale(record)
    return found


def put(record: Versioned, values: Values) -> None:
    """Give a record new values, which are not kept yet."""
    for name, value in values.items():
        setattr(record, name, value)


def kept(
    record: V,
    columns: Iterable[str],
    found: Merging,
    *,
    actor: Actor,
    now: datetime,
    more: bool = False,
) -> Saved[V]:
    """Keep the columns that are new, and say what a colleague had written in the others.

    Nothing new changes nothing, as at a double click; `more` says that something is new beside the
    record.
    """
    colleague = record.changed_by if found.taken_over else None
    name, by_oneself = (colleague.name, colleague.pk == actor.id) if colleague else ("", False)
    wrote = bool(found.written) or more
    if wrote:
        changed_by(record, actor.id, now)
        record.save(update_fields=[*columns, "version", "changed_at", "changed_by"])
    return Saved(record, wrote, found.taken_over, name, by_oneself)
