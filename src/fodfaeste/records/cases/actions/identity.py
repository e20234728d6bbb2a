"""Correct what is known about how to reach a citizen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.foundation import changed_by, lock
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """Name and ways to reach somebody."""

    given_names: str
    surname: str
    phone: str
    email: str
    address: str
    postal_code: str
    city: str
    address_protected: bool
    digital_post_exempt: bool


@transaction.atomic
def correct_contact(
    *, actor: Actor, case: Case, facts: ContactFacts, version: int, today: date, now: datetime
) -> Citizen:
    """Replace name and contact facts; raises `Stale` when somebody else did so in between."""
    access.require(actor, Permission.CASE_EDIT, case, today=today, now=now)
    citizen = lock(Citizen.objects.filter(pk=case.citizen_id), version=version)
    for name in ContactFacts.__dataclass_fields__:
        setattr(citizen, name, getattr(facts, name))
    changed_by(citizen, actor.id, now)
    citizen.save()
    return citizen
