"""Give roles from a day, and end them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.administration.people import (
    NewRole,
    check_administration_stays,
    check_role,
    check_role_end,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """A role from a day, perhaps until another; a leader's is in one unit."""

    role: Role
    starts_on: date
    ends_before: date | None = None
    unit_id: int | None = None


@transaction.atomic
def give_role(*, actor: Actor, user_id: int, facts: RoleFacts) -> RoleAssignment:
    """Give a user a role; what they may see follows from the next request on."""
    require_without_case(actor, Permission.ADMINISTER)
    User.objects.select_for_update().get(pk=user_id)
    unit_id = facts.unit_id if facts.role is Role.LEADER else None
    check_role(
        NewRole(
            role=facts.role,
            unit_named=unit_id is not None,
            starts_on=facts.starts_on,
            ends_before=facts.ends_before,
            held_then=_held_then(user_id, facts, unit_id),
        )
    )
    return RoleAssignment.objects.create(
        user_id=user_id,
        role=facts.role.value,
        unit_id=unit_id,
        starts_on=facts.starts_on,
        ends_before=facts.ends_before,
    )


def _held_then(user_id: int, facts: RoleFacts, unit_id: int | None) -> bool:
    begins_in_time = Q(starts_on__lt=facts.ends_before) if facts.ends_before else Q()
    return (
        RoleAssignment.objects.filter(
            begins_in_time,
            Q(ends_before=None)
            | (Q(ends_before__gt=facts.starts_on) & Q(ends_before__gt=F("starts_on"))),
            user_id=user_id,
            role=facts.role.value,
            unit=unit_id,
        )
    ).exists()


@transaction.atomic
def end_role(*, actor: Actor, assignment_id: int, ends_before: date, today: date) -> None:
    """End a role before a day; one that has not begun is taken back altogether."""
    require_without_case(actor, Permission.ADMINISTER)
    held = RoleAssignment.objects.select_for_update().get(pk=assignment_id)
    end = max(ends_before, held.starts_on)
    check_role_end(
        starts_on=held.starts_on, ends_before=end, today=today, ended_before=held.ends_before
    )
    if held.role == Role.ADMINISTRATOR:
        check_administration_stays(administrators_left=administrators_on(end, without=held.user_id))
    held.ends_before = end
    held.save(update_fields=["ends_before"])


def administrators_on(day: date, *, without: int) -> int:
    """How many others administer the installation on a day and may sign in.

    All who do are locked first, oneself too: two who shut each other out take turns.
    """
    administrators = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR.value)
    list(administrators.order_by("pk").select_for_update())
    holders = administrators.on(day).filter(user__is_active=True).exclude(user_id=without)
    return holders.values("user_id").distinct().count()
