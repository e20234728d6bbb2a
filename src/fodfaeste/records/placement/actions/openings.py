"""Write down what a company needs now, and how it ended (D1)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.models import Company, Opening
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.kinds import OpeningEnd
from fodfaeste.rules.placement.companies.openings import (
    OpeningEnded,
    OpeningFacts,
    check_opening,
    check_opening_end,
)
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import WeeklyTime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningDetails:
    """What a company would like done."""

    title: str
    work_field: WorkField
    open_from: date
    tasks: str = ""
    least_minutes: int | None = None
    most_minutes: int | None = None
    times: tuple[WeeklyTime, ...] = ()
    needs_met: tuple[WorkNeed, ...] = ()
    demands: tuple[WorkDemand, ...] = ()
    ordinary_possible: bool | None = None
    conditions: str = ""
    places: int = 1
    shortage: bool = False
    closes_on: date | None = None


@creates(Opening)
def add_opening(
    *, actor: Actor, company_id: int, details: OpeningDetails, now: datetime
) -> Opening:
    """Add an opening to a company that stands open in the register."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    company = Company.objects.select_for_update().get(pk=company_id)
    return _saved(Opening(**made_by(actor.id, now), company=company), details)


@transaction.atomic
def change_opening(
    *, actor: Actor, opening_id: int, version: int, details: OpeningDetails, now: datetime
) -> Opening:
    """Correct an opening; a version that was changed meanwhile raises Stale."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    opening = lock(Opening.objects.filter(pk=opening_id, ended_on=None), version=version)
    changed_by(opening, actor.id, now)
    return _saved(opening, details)


@transaction.atomic
def end_opening(
    *,
    actor: Actor,
    opening_id: int,
    version: int,
    reason: OpeningEnd | None,
    ended_on: date,
    note: str = "",
    today: date,
    now: datetime,
) -> Opening:
    """Fill or close an opening, with its reason."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    opening = lock(Opening.objects.filter(pk=opening_id, ended_on=None), version=version)
    check_opening_end(
        OpeningEnded(reason=reason, ended_on=ended_on, open_from=opening.open_from, note=note),
        today=today,
    )
    changed_by(opening, actor.id, now)
    opening.ended_on, opening.end_reason, opening.end_note = ended_on, reason or "", note
    opening.save()
    return opening


def _saved(opening: Opening, details: OpeningDetails) -> Opening:
    company = opening.company
    check_opening(
        OpeningFacts(
            company_open=company.closed_on is None and company.merged_into_id is None,
            places=details.places,
            open_from=details.open_from,
            closes_on=details.closes_on,
            least_minutes=details.least_minutes,
            most_minutes=details.most_minutes,
        )
    )
    said = asdict(details) | {
        "times": [one.code for one in details.times],
        "needs_met": list(details.needs_met),
        "demands": list(details.demands),
    }
    for name, value in said.items():
        setattr(opening, name, value)
    opening.save()
    return opening
