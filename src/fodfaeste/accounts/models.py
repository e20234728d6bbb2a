"""Users, units and dated roles. Sight of a case never comes from here alone."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from fodfaeste.rules.access.roles import Department, Role


class DateRange(Func):
    """`daterange(starts_on, ends_before)`: half-open, as everywhere in the product."""

    function = "daterange"
    output_field = DateRangeField()


class Unit(models.Model):
    """A part of the municipality; its name comes from the installation, never from code."""

    name = models.CharField(max_length=200, unique=True)
    department = models.CharField(
        max_length=20, blank=True, choices=[(d.value, d.value) for d in Department]
    )
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Danish order."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """Return the unit's own name."""
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users with a usable or unusable password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user; without a password nobody can sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in: staff, or a citizen with an account of their own."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="users")
    is_active = models.BooleanField(default=True)
    cti_trained_on = models.DateField(null=True, blank=True)
    mentor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        """Danish order is made where lists are read."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name

    def get_full_name(self) -> str:
        """Return the name that libraries ask for."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry to be this user's; counting up ends all of them."""
        return salted_hmac(
            "fodfaeste.accounts.session",
            f"{self.sessions_ended}:{self.password}",
            algorithm="sha256",
        ).hexdigest()


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Questions about who is away."""

    def on(self, day: date) -> "AbsenceQuerySet":
        """Absences that last on a day."""
        return self.filter(starts_on__lte=day, ends_before__gt=day)

    def within(self, starts_on: date, ends_before: date) -> "AbsenceQuerySet":
        """Absences that last on some of those days."""
        return self.filter(starts_on__lt=ends_before, ends_before__gt=starts_on)


class Absence(models.Model):
    """A colleague is away from one day to another, and a deputy stands in; never why.

    `ends_before` is the first day back. Who is back earlier moves it; the row stays as history.
    """

    person = models.ForeignKey(User, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="deputises")
    starts_on = models.DateField()
    ends_before = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        """One absence at a time, and nobody stands in for themselves."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="absence_is_forward", condition=Q(ends_before__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="absence_has_another_deputy", condition=~Q(deputy=F("person"))
            ),
            models.CheckConstraint(
                name="absence_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            ExclusionConstraint(
                name="absent_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["deputy", "ends_before"], name="absence_by_deputy"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"absence {self.pk}"


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Questions about dated roles."""

    def on(self, day: date) -> "RoleAssignmentQuerySet":
        """Roles that hold on a day."""
        return self.filter(Q(ends_before=None) | Q(ends_before__gt=day), starts_on__lte=day)


class RoleAssignment(models.Model):
    """A role that a user holds for a while, for a leader in one unit."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_assignments")
    role = models.CharField(max_length=30, choices=[(r.value, r.value) for r in Role])
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="roles")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        """No role twice at the same time; a leader leads something."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="role_period_is_forward",
                # An empty period is a role taken back on the day it was to begin.
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="leader_has_a_unit",
                condition=~Q(role=Role.LEADER.value) | Q(unit__isnull=False),
            ),
            ExclusionConstraint(
                name="no_role_twice",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("unit", 0), RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the role for developers."""
        return f"{self.role} of user {self.user_id}"
