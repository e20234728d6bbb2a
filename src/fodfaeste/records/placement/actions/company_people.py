"""The people at a company, and who of us knows it (D1)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.models import Company, CompanyAcquaintance, CompanyPerson
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission


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
    *, actor: Actor, person_id: int, version: int, details: PersonDetails, now: datetime
) -> CompanyPerson:
    """Correct somebody; a version that was changed meanwhile raises Stale."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    person = lock(CompanyPerson.objects.filter(pk=person_id), version=version)
    Company.objects.select_for_update().get(pk=person.company_id)
    changed_by(person, actor.id, now)
    return write_person(person, details, actor_id=actor.id, now=now)


def write_person(
    person: CompanyPerson, details: PersonDetails, *, actor_id: int, now: datetime
) -> CompanyPerson:
    """Save somebody; another who was asked first gives the place up."""
    others = CompanyPerson.objects.filter(company=person.company).exclude(pk=person.pk)
    for name, value in asdict(details).items():
        setattr(person, name, value)
    wanted = details.is_main or not others.filter(is_main=True).exists()
    person.is_main = wanted and details.is_active
    if person.is_main:
        for other in others.filter(is_main=True):
            changed_by(other, actor_id, now)
            other.is_main = False
            other.save()
    person.save()
    return person


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
