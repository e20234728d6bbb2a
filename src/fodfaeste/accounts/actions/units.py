"""Make units and rename them."""

from dataclasses import dataclass

from django.db import transaction

from fodfaeste.accounts.actions.editing import lock
from fodfaeste.accounts.models import Unit
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.administration.people import check_unit_name_free


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """What an administrator writes about a unit; none of the two departments is possible."""

    name: str
    phone: str = ""
    department: Department | None = None
    is_active: bool = True


@transaction.atomic
def create_unit(*, actor: Actor, facts: UnitFacts) -> Unit:
    """Make a unit."""
    require_without_case(actor, Permission.ADMINISTER)
    check_unit_name_free(is_taken=Unit.objects.filter(name__iexact=facts.name.strip()).exists())
    unit = Unit()
    _write(unit, facts)
    unit.save(force_insert=True)
    return unit


@transaction.atomic
def change_unit(*, actor: Actor, unit_id: int, version: int, facts: UnitFacts) -> Unit:
    """Rename a unit, or close it for new courses; what it has stays with it."""
    require_without_case(actor, Permission.ADMINISTER)
    others = Unit.objects.exclude(pk=unit_id)
    check_unit_name_free(is_taken=others.filter(name__iexact=facts.name.strip()).exists())
    unit = lock(Unit.objects.filter(pk=unit_id), version=version)
    _write(unit, facts)
    unit.save()
    return unit


def _write(unit: Unit, facts: UnitFacts) -> None:
    unit.name = facts.name.strip()
    unit.phone = facts.phone.strip()
    unit.department = facts.department.value if facts.department else ""
    unit.is_active = facts.is_active
