"""Who somebody is today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject

from fodfaeste.accounts.models import Absence, RoleAssignment, Unit, User
from fodfaeste.rules.access.facts import Absent, Actor
from fodfaeste.rules.access.roles import Department, Role


@lru_cache(maxsize=4)
def users_with_roles(day: date) -> QuerySet[User]:
    """Users with the roles they hold on a day, in one query, as `held` («role:unit»).

    The question is put together once a day: every page of ours begins with it.
    """
    unit = Coalesce(Cast("unit_id", CharField()), Value(""))
    held = RoleAssignment.objects.on(day).filter(user=OuterRef("pk"))
    away = Absence.objects.on(day).filter(deputy=OuterRef("pk")).order_by("person__name", "pk")
    row = JSONObject(id="person_id", name="person__name", back="ends_before")
    return User.objects.select_related("unit").annotate(
        held=ArraySubquery(held.order_by().values(said=Concat(F("role"), Value(":"), unit))),
        absent=ArraySubquery(away.values(row=row)),
    )


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
        stands_in_for=tuple(map(_absent, getattr(user, "absent", []))),
    )


def _absent(row: Mapping[str, Any]) -> Absent:
    back = date.fromisoformat(row["back"])
    return Absent(row["id"], row["name"], back - timedelta(days=1))


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


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to choose, told apart from namesakes by the address."""

    id: int
    name: str
    email: str

    @property
    def label(self) -> str:
        """What stands in the box when this person is chosen."""
        return f"{self.name} · {self.email}"


SUGGESTIONS = 15


def colleagues(role: Role, text: str, day: date) -> tuple[Colleague, ...]:
    """Those who hold a role today and whose name or address contains a text; 15 at the most."""
    wanted = text.rsplit(" · ", 1)[-1].replace("\x00", "").strip()
    people = staff_holding(role, day)
    if wanted:
        people = people.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    rows = people.values_list("pk", "name", "email")[:SUGGESTIONS]
    return tuple(Colleague(*row) for row in rows)


def colleague_behind(label: str, day: date) -> Colleague | None:
    """The colleague whom a label means, told by the address in it; None for anybody else."""
    _, mark, email = label.replace("\x00", "").rpartition(" · ")
    staff = RoleAssignment.objects.on(day).exclude(role=Role.CITIZEN).values("user_id")
    found = User.objects.filter(email__iexact=email.strip()[:254], is_active=True, pk__in=staff)
    row = found.values_list("pk", "name", "email").first() if mark else None
    return Colleague(*row) if row else None


def units_with_a_leader(day: date) -> QuerySet[Unit]:
    """Units that somebody leads, so that every course has a leader who sees it."""
    led = RoleAssignment.objects.on(day).filter(role=Role.LEADER).values("unit_id")
    return Unit.objects.filter(is_active=True, pk__in=led).order_by("name")


def training_of(user_id: int) -> tuple[date | None, bool]:
    """The day a CTI worker's training was finished, and whether a mentor is named (A7)."""
    user = User.objects.only("cti_trained_on", "mentor_id").get(pk=user_id)
    return user.cti_trained_on, user.mentor_id is not None


def user_with_address(email: str) -> int | None:
    """The user an address belongs to, whether or not they may sign in."""
    found = User.objects.filter(email__iexact=email[:254]).values_list("pk", flat=True)
    return found.first()
