"""Two entries of one company become one; all that stood on either stands on the one (D1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.foundation import Stale, changed_by
from fodfaeste.records.placement.models import Company, CompanyAcquaintance, CompanyPerson
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.merging import Side, check_merging, merged

FIELDS = (
    *("name", "cvr_number", "p_number", "industry", "work_fields"),
    *("address", "postcode", "city", "employees", "needs"),
)
"""What two entries may answer differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Which company becomes part of which, as they stood when somebody looked at both."""

    kept_id: int
    kept_version: int
    gone_id: int
    gone_version: int
    taken: Collection[str] = ()


def answers_of(company: Company) -> dict[str, Any]:
    """What a company answers to each question."""
    return {name: getattr(company, name) for name in FIELDS}


@transaction.atomic
def merge_companies(*, actor: Actor, merge: Merge, today: date, now: datetime) -> Company:
    """Make two entries one; the one that is gone stays as a pointer to the other."""
    access.require_anywhere(actor, Permission.COMPANY_TIDY)
    rows = Company.objects.select_for_update().filter(pk__in=[merge.kept_id, merge.gone_id])
    found = {row.pk: row for row in rows.order_by("pk")}
    kept, gone = found[merge.kept_id], found[merge.gone_id]
    check_merging(side_of(kept), side_of(gone))
    for company, version in ((kept, merge.kept_version), (gone, merge.gone_version)):
        if company.version != version:
            raise Stale(company)
    answers = merged(answers_of(kept), answers_of(gone), taken=merge.taken)
    _settle_people(kept, gone, actor=actor, today=today, now=now)
    with connection.cursor() as cursor:
        cursor.execute("select move_company(%s, %s)", [gone.pk, kept.pk])
    for company in (gone, kept):
        changed_by(company, actor.id, now)
    gone.merged_into, gone.merged_on = kept, today
    gone.save()
    for name, value in answers.items():
        setattr(kept, name, value)
    kept.is_active = kept.is_active or gone.is_active
    kept.save()
    return kept


def side_of(company: Company) -> Side:
    """A company as the rules of merging know it."""
    return Side(
        id=company.pk,
        p_number=company.p_number,
        merged=company.merged_into_id is not None,
        closed=company.closed_on is not None,
    )


def _settle_people(
    kept: Company, gone: Company, *, actor: Actor, today: date, now: datetime
) -> None:
    """One is asked first, and a colleague knows the company once."""
    if CompanyPerson.objects.filter(company=kept, is_main=True).exists():
        for person in CompanyPerson.objects.filter(company=gone, is_main=True):
            changed_by(person, actor.id, now)
            person.is_main = False
            person.save()
    known = CompanyAcquaintance.objects.filter(company=kept, ended_on=None).values("colleague")
    CompanyAcquaintance.objects.filter(company=gone, ended_on=None, colleague__in=known).update(
        ended_on=today
    )
