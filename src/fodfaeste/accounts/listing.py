"""Users and units as an administrator sees them: searched, in Danish order, a page at a time."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import F, Func, Q, QuerySet

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.accounts.queries import users_with_roles
from fodfaeste.rules.access.roles import Role

PAGE = 50


@dataclass(frozen=True, slots=True)
class UserRow:
    """One user in the list."""

    id: int
    name: str
    email: str
    unit: str
    roles: tuple[Role, ...]
    is_active: bool


@dataclass(frozen=True, slots=True)
class UserPage:
    """Fifty users at the most, and where in the list they stand."""

    rows: tuple[UserRow, ...]
    number: int
    last: int
    total: int


def users(text: str, *, page: int, day: date) -> UserPage:
    """One page of the users whose name or address contains a text."""
    wanted = Q(name__icontains=text) | Q(email__icontains=text) if text else Q()
    total = User.objects.filter(wanted).count()
    last = max(1, -(-total // PAGE))
    number = min(max(1, page), last)
    found = (
        users_with_roles(day)
        .filter(wanted)
        .order_by(Func(F("name"), function="da_sort"), "pk")[(number - 1) * PAGE : number * PAGE]
    )
    return UserPage(tuple(map(_row, found)), number=number, last=last, total=total)


def _row(user: User) -> UserRow:
    held = {entry.split(":", 1)[0] for entry in getattr(user, "held", [])}
    return UserRow(
        id=user.pk,
        name=user.name,
        email=user.email,
        unit=user.unit.name if user.unit else "",
        roles=tuple(role for role in Role if role in held),
        is_active=user.is_active,
    )


def user_of(user_id: int) -> User | None:
    """One user with unit and mentor."""
    return User.objects.select_related("unit", "mentor").filter(pk=user_id).first()


def roles_of(user: User) -> QuerySet[RoleAssignment]:
    """Every role a user holds, held or will hold, the latest first; those taken back left out."""
    return (
        RoleAssignment.objects.filter(Q(ends_before=None) | Q(ends_before__gt=F("starts_on")))
        .filter(user=user)
        .select_related("unit")
        .order_by("-starts_on", "-pk")
    )


def role_held(user_id: int, assignment_id: int) -> RoleAssignment | None:
    """One role of one user."""
    return RoleAssignment.objects.filter(user_id=user_id, pk=assignment_id).first()


def has_second_factor(user: User) -> bool:
    """Whether the user has set up a second factor."""
    return bool(Authenticator.objects.filter(user_id=user.pk).exists())


def units() -> QuerySet[Unit]:
    """Every unit, those in use first, in Danish order."""
    return Unit.objects.order_by("-is_active", Func(F("name"), function="da_sort"), "pk")


def unit_of(unit_id: int) -> Unit | None:
    """One unit."""
    return Unit.objects.filter(pk=unit_id).first()


def units_without_a_leader(day: date) -> int:
    """How many units in use have nobody to lead them, so that no leader sees their courses."""
    led = RoleAssignment.objects.on(day).filter(role=Role.LEADER.value).values("unit_id")
    return Unit.objects.filter(is_active=True).exclude(pk__in=led).count()
