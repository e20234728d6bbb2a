"""Start a stretch of work at the matched company (C7, D8)."""

from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.placement.queries.starts import placement_facts
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.match import check_match_open
from fodfaeste.rules.placement.start import check_period, check_placement


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlacement:
    """The terms of a stretch of work; `ends_before` is None for work without an end."""

    kind: HoursKind
    starts_on: date
    ends_before: date | None
    functions_differ: bool = False


@creates(Placement)
def start_placement(
    *, actor: Actor, case: Case, placement: NewPlacement, today: date, now: datetime
) -> Placement:
    """Start work at the match; unpaid placement only after both areas talked with the citizen."""
    access.require(actor, Permission.PLACEMENT_START, case, today=today, now=now)
    match = JobMatch.objects.filter(case=case, ended_on=None).first()
    check_match_open(is_open=match is not None)
    check_period(placement.kind, starts_on=placement.starts_on, ends_before=placement.ends_before)
    if placement.kind is HoursKind.PLACEMENT and placement.ends_before:
        check_placement(
            placement_facts(
                case,
                starts_on=placement.starts_on,
                ends_before=placement.ends_before,
                functions_differ=placement.functions_differ,
            )
        )
    made = Placement(
        **made_by(actor.id, now),
        case=case,
        match=match,
        kind=placement.kind,
        starts_on=placement.starts_on,
        ends_before=placement.ends_before,
        functions_differ=placement.functions_differ,
    )
    made.save(force_insert=True)
    return made
