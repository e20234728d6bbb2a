"""Write down what a company needs now, and how it ended (D1)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, changed_by, lock, made_by
from fodfaeste.records.placement.models import Company, Opening
from fodfaeste.records.plan.actions.writing import Values, edited
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
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.plan.weekly import WeeklyTime, from_code, words_of

IN_WORDS: dict[object, str] = {True: "ja", False: "nej", None: ""}
"""Whether paid hours are possible, as the form asks."""


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
    *, actor: Actor, company_id: int, details: OpeningDetails, now: datetime, draft: str = ""
) -> Opening:
    """Add an opening to a company that stands open in the register."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    company = Company.objects.select_for_update().get(pk=company_id)
    opening = Opening(**made_by(actor.id, now), company=company, **_columns(details))
    _check(opening)
    opening.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return opening


@transaction.atomic
def change_opening(
    *,
    actor: Actor,
    opening_id: int,
    version: int,
    details: OpeningDetails,
    now: datetime,
    seen: Marks | None = None,
    draft: str = "",
) -> Saved[Opening]:
    """Correct what only this writer has changed since it was `seen`; raises Stale where two did."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    saved = edited(
        Opening.objects.filter(pk=opening_id, ended_on=None),
        version=version,
        seen=seen,
        values=_columns(details),
        actor=actor,
        now=now,
        as_shown=as_shown,
        check=_check,
    )
    drafts.discard(actor=actor, form=draft)
    return saved


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


def as_shown(values: Values) -> Values:
    """The columns as a form shows them: times in words, and a yes, a no or neither."""
    return {name: _shown(name, value) for name, value in values.items()}


def _shown(name: str, value: object) -> object:
    if name == "times" and isinstance(value, list):
        return words_of(map(from_code, value))
    return IN_WORDS[value] if name == "ordinary_possible" else value


def _columns(details: OpeningDetails) -> dict[str, object]:
    return asdict(details) | {
        "times": [one.code for one in details.times],
        "needs_met": list(map(str, details.needs_met)),
        "demands": list(map(str, details.demands)),
    }


def _check(opening: Opening) -> None:
    company = opening.company
    check_opening(
        OpeningFacts(
            company_open=company.closed_on is None and company.merged_into_id is None,
            places=opening.places,
            open_from=opening.open_from,
            closes_on=opening.closes_on,
            least_minutes=opening.least_minutes,
            most_minutes=opening.most_minutes,
        )
    )
