"""Who somebody is today."""

from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from fodfaeste.accounts.models import User
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Department, Role


def users_with_roles(day: date) -> QuerySet[User]:
    """Users with the roles they hold on a day, in one query, as `held` («role:unit»)."""
    holds = Q(role_assignments__starts_on__lte=day) & (
        Q(role_assignments__ends_before=None) | Q(role_assignments__ends_before__gt=day)
    )
    unit = Coalesce(Cast("role_assignments__unit_id", CharField()), Value(""))
    held = ArrayAgg(
        Concat(F("role_assignments__role"), Value(":"), unit),
        filter=holds,
        default=Value([]),
    )
    return User.objects.select_related("unit").annotate(held=held)


def actor_from(user: User) -> Actor:
    """The actor that the rules know; the user must come from `users_with_roles`."""
    pairs = [held.split(":") for held in getattr(user, "held", [])]
    department = user.unit.department if user.unit else ""
    return Actor(
        id=user.pk,
        name=user.name,
        roles=frozenset(Role(role) for role, _ in pairs),
        department=Department(department) if department else None,
        leads_units=frozenset(int(unit) for role, unit in pairs if role == Role.LEADER and unit),
    )


def actor_of(user_id: int, day: date) -> Actor:
    """The actor behind a user's id on a day; raises `User.DoesNotExist`."""
    return actor_from(users_with_roles(day).get(pk=user_id))


def staff_holding(role: Role, day: date) -> QuerySet[User]:
    """Active users who hold a role on a day, by name."""
    return (
        User.objects.filter(
            Q(role_assignments__ends_before=None) | Q(role_assignments__ends_before__gt=day),
            is_active=True,
            role_assignments__role=role,
            role_assignments__starts_on__lte=day,
        )
        .distinct()
        .order_by("name", "id")
    )
