"""Which units' boards somebody comes to, and whom they may choose there (J2)."""

from datetime import date

from django.db.models import Q, QuerySet

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Department, Role

MOST_COLLEAGUES = 100
"""More than this is no list to choose from on a board."""


def units_of(actor: Actor, today: date) -> tuple[Unit, ...]:
    """The units one leads, and those of the open courses one has a seat on; by name."""
    return tuple(near(actor, today))


def near(actor: Actor, today: date) -> QuerySet[Unit]:
    """The same as a query."""
    working = (actor.id, *actor.absent_ids)
    seats = TeamMembership.objects.on(today).filter(user_id__in=working, role__in=actor.roles)
    seated = Case.objects.filter(pk__in=seats.values("case"), closed_on=None).values("unit")
    found = Unit.objects.filter(Q(pk__in=actor.leads_units) | Q(pk__in=seated))
    return found.order_by("name", "pk")


def units_led(actor: Actor) -> tuple[Unit, ...]:
    """The units one leads, by name."""
    return tuple(Unit.objects.filter(pk__in=actor.leads_units).order_by("name", "pk"))


def leaders_on(today: date) -> QuerySet[User]:
    """Everybody who leads a unit, by name: a board meeting needs leaders of both departments."""
    led = RoleAssignment.objects.on(today).filter(role=Role.LEADER)
    return User.objects.filter(pk__in=led.values("user"), is_active=True).order_by("name", "pk")


def may_come(unit_id: int, today: date) -> tuple[User, ...]:
    """Who may be at a unit's board meeting: leaders, and colleagues on its teams; by name."""
    seats = TeamMembership.objects.filled_on(today).filter(
        case__unit=unit_id, case__closed_on=None, role__in=TEAM_ROLES
    )
    working = User.objects.filter(pk__in=seats.values("user"), is_active=True)
    people = {user.pk: user for user in (*leaders_on(today), *working)}
    return tuple(sorted(people.values(), key=lambda user: (user.name.casefold(), user.pk)))


def departments_led(user_ids: tuple[int, ...], today: date) -> dict[int, Department]:
    """For each of these leaders the department they speak for: that of the unit they lead."""
    led = RoleAssignment.objects.on(today).filter(role=Role.LEADER, user_id__in=user_ids)
    rows = (
        led.exclude(unit__department="")
        .order_by("unit_id")
        .values_list("user_id", "unit__department")
    )
    return {user: Department(code) for user, code in rows}


def colleagues(today: date) -> tuple[tuple[Role, int, str], ...]:
    """Those who work on teams, role by role; nobody where they are too many to choose among."""
    held = RoleAssignment.objects.on(today).filter(role__in=TEAM_ROLES, user__is_active=True)
    rows = held.order_by("user__name", "user_id").values_list("role", "user_id", "user__name")
    found = [(Role(role), user, name) for role, user, name in rows[: MOST_COLLEAGUES + 1]]
    return () if len(found) > MOST_COLLEAGUES else tuple(found)
