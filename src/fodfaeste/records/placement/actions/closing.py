"""A company closes, and may open again; nothing is thrown away (D1, D11)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.foundation import changed_by, lock
from fodfaeste.records.placement.actions.wording import COMPANY_CLOSED
from fodfaeste.records.placement.models import Company, Opening
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.companies.closing import Closing, check_closing, check_reopening
from fodfaeste.rules.placement.companies.kinds import CompanyEnd, OpeningEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyClosed:
    """When and why."""

    reason: CompanyEnd | None
    closed_on: date
    note: str = ""


@transaction.atomic
def close_company(
    *,
    actor: Actor,
    company_id: int,
    version: int,
    closed: CompanyClosed,
    today: date,
    now: datetime,
) -> Company:
    """Close a company: its openings end, and each team with a match there is given a task."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    company = lock(Company.objects.filter(pk=company_id), version=version)
    check_closing(
        Closing(
            already_closed=company.closed_on is not None,
            merged=company.merged_into_id is not None,
            reason=closed.reason,
            closed_on=closed.closed_on,
            note=closed.note,
        ),
        today=today,
    )
    changed_by(company, actor.id, now)
    company.closed_on, company.close_note = closed.closed_on, closed.note
    company.close_reason = closed.reason or ""
    company.save()
    for opening in Opening.objects.select_for_update().filter(company=company, ended_on=None):
        changed_by(opening, actor.id, now)
        opening.ended_on = max(closed.closed_on, opening.open_from)
        opening.end_reason = OpeningEnd.COMPANY_CLOSED
        opening.save()
    due_on = add_workdays(today, limits_on(today)[LimitCode.QUICK_REACTION])
    with connection.cursor() as cursor:
        cursor.execute(
            "select task_where_company_closed(%s, %s, %s)", [company.pk, COMPANY_CLOSED, due_on]
        )
    return company


@transaction.atomic
def reopen_company(*, actor: Actor, company_id: int, version: int, now: datetime) -> Company:
    """Open a company again; its openings stay as they ended."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    company = lock(Company.objects.filter(pk=company_id), version=version)
    check_reopening(closed=company.closed_on is not None, merged=company.merged_into_id is not None)
    changed_by(company, actor.id, now)
    company.closed_on, company.close_reason, company.close_note = None, "", ""
    company.save()
    return company
