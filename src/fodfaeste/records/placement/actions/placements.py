"""Stretches of work at the matched company: begin, lengthen, go over to other terms, end (C7, D8).

What was is kept: a change is a stretch of its own, and `granted_until` says what the one before
was granted.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.placement.queries.starts import placement_facts, stretch_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.match import check_match_open
from fodfaeste.rules.placement.purposes import PlacementPurpose, StretchChange
from fodfaeste.rules.placement.start import check_period, check_placement
from fodfaeste.rules.placement.stretches import (
    Extension,
    NewTerms,
    Stretch,
    check_end,
    check_extension,
    check_free,
    check_new_terms,
)
from fodfaeste.rules.text import TextKind, cleaned

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementPapers:
    """What the law asks about a stretch; may be written later."""

    purpose: PlacementPurpose | None = None
    granted_on: date | None = None
    functions_differ: bool = False
    others_there: int | None = None
    representative: str = ""
    representative_said_yes_on: date | None = None

    def values(self) -> dict[str, Any]:
        """The columns as they are kept."""
        return {
            "purpose": self.purpose or "",
            "granted_on": self.granted_on,
            "functions_differ": self.functions_differ,
            "others_there": self.others_there,
            "representative": cleaned(self.representative, kind=TextKind.LINE),
            "representative_said_yes_on": self.representative_said_yes_on,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlacement:
    """On which terms, from when to when."""

    kind: HoursKind
    starts_on: date
    ends_before: date | None
    functions_differ: bool = False
    papers: PlacementPapers | None = None
    grounds: str = ""

    def values(self) -> dict[str, Any]:
        """The columns as they are kept."""
        papers = self.papers or PlacementPapers(functions_differ=self.functions_differ)
        return {
            **papers.values(),
            "kind": self.kind,
            "starts_on": self.starts_on,
            "ends_before": self.ends_before,
            "granted_until": self.ends_before,
            "grounds": cleaned(self.grounds, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer:
    """Until when a stretch goes on, why, and its grant."""

    ends_before: date
    grounds: str
    papers: PlacementPapers


@creates(Placement)
def start_placement(
    *,
    actor: Actor,
    case: Case,
    placement: NewPlacement,
    today: date,
    now: datetime,
    draft: str = "",
) -> Placement:
    """Start work at the match; unpaid placement only after both areas talked with the citizen."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    match = JobMatch.objects.select_for_update(of=("self",)).filter(case=case, ended_on=None)
    found = match.first()
    check_match_open(is_open=found is not None)
    check_period(placement.kind, starts_on=placement.starts_on, ends_before=placement.ends_before)
    if placement.kind is HoursKind.PLACEMENT and placement.ends_before:
        check_placement(
            placement_facts(case, starts_on=placement.starts_on, ends_before=placement.ends_before)
        )
    new = Stretch(kind=placement.kind, period=Period(placement.starts_on, placement.ends_before))
    check_free(new, _stretches(found))
    made = Placement(**made_by(actor.id, now), case=case, match=found, **placement.values())
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made


@creates(Placement)
def extend_placement(
    *,
    actor: Actor,
    case: Case,
    placement_id: int,
    to: Longer,
    today: date,
    now: datetime,
    draft: str = "",
) -> Placement:
    """Lengthen a stretch: a new one that follows on, with its own grant and grounds."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    current = _current(case, placement_id)
    same = Placement.objects.filter(match=current.match, kind=current.kind)
    check_extension(
        Extension(
            current=stretch_of(current),
            ends_before=to.ends_before,
            grounds=to.grounds,
            is_last=not same.filter(starts_on__gt=current.starts_on).exists(),
        ),
        today=today,
    )
    following = NewPlacement(
        kind=HoursKind(current.kind),
        starts_on=current.ends_before or today,
        ends_before=to.ends_before,
        papers=to.papers,
        grounds=to.grounds,
    )
    made = Placement(
        **made_by(actor.id, now),
        case=case,
        match=current.match,
        change=StretchChange.EXTENDED,
        follows=current,
        **following.values(),
    )
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made


@creates(Placement)
def change_terms(
    *,
    actor: Actor,
    case: Case,
    placement_id: int,
    version: int,
    to: NewPlacement,
    today: date,
    now: datetime,
    draft: str = "",
) -> Placement:
    """Go over to other terms: the stretch ends the day before, and a new one follows it."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    current = _current(case, placement_id, version=version)
    others = Placement.objects.filter(match=current.match).exclude(pk=current.pk)
    check_new_terms(
        NewTerms(
            current=stretch_of(current),
            kind=to.kind,
            starts_on=to.starts_on,
            ends_before=to.ends_before,
            beside=tuple(map(stretch_of, others)),
        )
    )
    if to.kind is HoursKind.PLACEMENT and to.ends_before:
        check_placement(placement_facts(case, starts_on=to.starts_on, ends_before=to.ends_before))
    _cut(current, to.starts_on, actor=actor, now=now)
    made = Placement(
        **made_by(actor.id, now),
        case=case,
        match=current.match,
        change=StretchChange.NEW_TERMS,
        follows=current,
        **to.values(),
    )
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def end_placement(
    *,
    actor: Actor,
    case: Case,
    placement_id: int,
    version: int,
    last_day: date,
    today: date,
    now: datetime,
) -> Placement:
    """End a stretch earlier than granted; the match and other terms go on."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    found = Placement.objects.select_for_update(of=("self",)).get(case=case, pk=placement_id)
    if found.ends_before == last_day + DAY and found.changed_by_id == actor.id:
        return found
    current = _current(case, placement_id, version=version)
    check_end(Period(current.starts_on, current.ends_before), last_day=last_day)
    _cut(current, last_day + DAY, actor=actor, now=now)
    return current


@transaction.atomic
def write_papers(
    *,
    actor: Actor,
    case: Case,
    placement_id: int,
    version: int,
    papers: PlacementPapers,
    today: date,
    now: datetime,
    draft: str = "",
) -> Placement:
    """Write what the law asks about a stretch, when it is known."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    values = papers.values()
    found = Placement.objects.select_for_update(of=("self",)).get(case=case, pk=placement_id)
    if all(getattr(found, name) == value for name, value in values.items()):
        return found
    found = lock(Placement.objects.filter(pk=placement_id, case=case), version=version)
    for name, value in values.items():
        setattr(found, name, value)
    changed_by(found, actor.id, now)
    found.save()
    drafts.discard(actor=actor, form=draft)
    return found


def _current(case: Case, placement_id: int, *, version: int | None = None) -> Placement:
    """A stretch at the match that is in progress, locked with its match."""
    match = JobMatch.objects.select_for_update(of=("self",)).filter(case=case, ended_on=None)
    check_match_open(is_open=match.first() is not None)
    rows = Placement.objects.filter(pk=placement_id, case=case, match__ended_on=None)
    if version is not None:
        return lock(rows, version=version)
    return rows.select_for_update(of=("self",)).get()


def _stretches(match: JobMatch | None) -> tuple[Stretch, ...]:
    return tuple(map(stretch_of, Placement.objects.filter(match=match)))


def _cut(placement: Placement, ends_before: date, *, actor: Actor, now: datetime) -> None:
    if placement.ends_before == ends_before:
        return
    placement.ends_before = ends_before
    changed_by(placement, actor.id, now)
    placement.save()
