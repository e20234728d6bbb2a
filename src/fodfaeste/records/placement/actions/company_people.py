"""The people at a company, and who of us knows it (D1)."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, changed_by, made_by
from fodfaeste.records.placement.models import Company, CompanyAcquaintance, CompanyPerson
from fodfaeste.records.plan.actions.writing import edited
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.merging import Marks, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """Somebody at a company; the one who is asked first works there."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    is_main: bool = False
    is_active: bool = True


@creates(CompanyPerson)
def add_person(
    *, actor: Actor, company_id: int, details: PersonDetails, now: datetime
) -> CompanyPerson:
    """Add somebody; the first at a company is the one who is asked first."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    company = Company.objects.select_for_update().get(pk=company_id)
    person = CompanyPerson(**made_by(actor.id, now), company=company)
    return write_person(person, details, actor_id=actor.id, now=now)


@transaction.atomic
def change_person(
    *,
    actor: Actor,
    person_id: int,
    version: int,
    details: PersonDetails,
    now: datetime,
    seen: Marks | None = None,
) -> Saved[CompanyPerson]:
    """Correct what only this writer has changed since it was `seen`; raises Stale where two did."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    known = CompanyPerson.objects.filter(pk=person_id).values("company")
    Company.objects.select_for_update().get(pk__in=known)
    person = CompanyPerson.objects.get(pk=person_id)
    if mark(details.is_main) == (seen or {}).get("is_main"):
        details = replace(details, is_main=person.is_main)  # whatever a colleague chose since
    said = _settled(person, details, actor_id=actor.id, now=now)
    return edited(
        CompanyPerson.objects.filter(pk=person_id),
        version=version,
        seen=seen,
        values=asdict(said),
        actor=actor,
        now=now,
    )


def write_person(
    person: CompanyPerson, details: PersonDetails, *, actor_id: int, now: datetime
) -> CompanyPerson:
    """Save somebody new; another who was asked first gives the place up."""
    for name, value in asdict(_settled(person, details, actor_id=actor_id, now=now)).items():
        setattr(person, name, value)
    person.save(force_insert=True)
    return person


def _settled(
    person: CompanyPerson, details: PersonDetails, *, actor_id: int, now: datetime
) -> PersonDetails:
    """Who is asked first: the one that is named, else the first; the others give it up."""
    others = CompanyPerson.objects.filter(company=person.company).exclude(pk=person.pk)
    asked = others.filter(is_main=True)
    is_main = details.is_active and (details.is_main or not asked.exists())
    for other in asked if is_main else ():
        changed_by(other, actor_id, now)
        other.is_main = False
        other.save()
    return replace(details, is_main=is_main)


@transaction.atomic
def say_known(*, actor: Actor, company_id: int, known: bool, today: date, now: datetime) -> None:
    """Say that one knows a company, or that one does not any more."""
    access.require_anywhere(actor, Permission.COMPANY_SEE)
    company = Company.objects.select_for_update().get(pk=company_id)
    mine = CompanyAcquaintance.objects.filter(company=company, colleague_id=actor.id, ended_on=None)
    if not known:
        mine.update(ended_on=today)
    elif not mine.exists():
        CompanyAcquaintance(**made_by(actor.id, now), company=company, colleague_id=actor.id).save(
            force_insert=True
        )
