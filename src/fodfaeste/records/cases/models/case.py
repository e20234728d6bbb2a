"""The course of the intervention, its team and its tasks."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from fodfaeste.accounts.models import DateRange, RoleAssignment, Unit
from fodfaeste.records.cases.models.citizen import Citizen
from fodfaeste.records.foundation import (
    BY_CASE,
    CaseRecord,
    Classified,
    CodeField,
    Record,
    Versioned,
    Wall,
)
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Benefit, SideExit, TaskState

__all__ = ["Case", "Task", "TeamMembership"]


class Case(Record, Versioned):
    """One citizen's course from enrolment to closing. Its state is computed, never stored."""

    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="cases")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    enrolled_on = models.DateField()
    target_profile = models.CharField(max_length=40)
    benefit = CodeField(Benefit)
    months_unemployed = models.PositiveSmallIntegerField()
    problems_beside_unemployment = models.BooleanField()
    ready_without_support = models.BooleanField()
    target_note = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_as = CodeField(SideExit, blank=True)
    closing_note = models.TextField(blank=True)

    data = Classified(
        personal={
            Section.EMPLOYMENT: (
                "benefit",
                "months_unemployed",
                "problems_beside_unemployment",
                "ready_without_support",
                "target_note",
            ),
            Section.PLAN: ("closing_note",),
        },
        plain=(
            "citizen",
            "unit",
            "enrolled_on",
            "target_profile",
            "closed_on",
            "closed_by",
            "closed_as",
        ),
    )
    wall = Wall(
        "id in (select visible_cases())"
        " or (created_by_id = app_actor() and not case_has_a_team(id))",
    )

    class Meta:
        """One open course a citizen; a closed one says how."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["citizen"], condition=Q(closed_on=None), name="one_open_case_a_citizen"
            ),
            models.CheckConstraint(
                name="case_closes_after_enrolment",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("enrolled_on")),
            ),
            models.CheckConstraint(
                name="closed_case_says_how",
                condition=Q(closed_on=None, closed_as="")
                | (Q(closed_on__isnull=False) & ~Q(closed_as="")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"case {self.pk}"


class TeamQuerySet(models.QuerySet["TeamMembership"]):
    """Questions about who is on a team."""

    def on(self, day: date) -> "TeamQuerySet":
        """Memberships that hold on a day."""
        return self.filter(Q(ends_before=None) | Q(ends_before__gt=day), starts_on__lte=day)

    def filled_on(self, day: date) -> "TeamQuerySet":
        """Memberships on a day of those who may sign in and still hold the role (A1)."""
        role = RoleAssignment.objects.on(day).filter(user=OuterRef("user"), role=OuterRef("role"))
        return self.on(day).filter(Exists(role), user__is_active=True)


class TeamMembership(CaseRecord):
    """A colleague in one role around one citizen, for a while (A1)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = CodeField(Role)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    change_reason = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("change_reason",)},
        plain=("user", "role", "starts_on", "ends_before"),
    )

    objects = TeamQuerySet.as_manager()

    class Meta:
        """At most one active person a role."""

        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_member_a_role",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_before"), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,  # the next sits down before the last leaves
            ),
            models.CheckConstraint(
                name="team_period_is_forward",
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "ends_before", "case"], name="team_by_user"),
        ]

    def __str__(self) -> str:
        """Return the role for developers."""
        return f"{self.role} on case {self.case_id}"


class Task(CaseRecord, Versioned):
    """Something somebody has promised to do, with the rule or meeting it comes from."""

    title = models.TextField()
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    citizen_does_it = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    state = CodeField(TaskState, default=TaskState.OPEN)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule = models.CharField(max_length=5, blank=True)

    wall: ClassVar[Wall | None] = Wall(
        f"{BY_CASE.using} or (case_id = (select linked_case()) and rule = 'E4')"
    )
    """Behind a link the last yes to the work agreement finishes the task about it, and no other."""

    data = Classified(
        personal={Section.PLAN: ("title",)},
        plain=("responsible", "citizen_does_it", "due_on", "state", "done_on", "done_by", "rule"),
    )

    class Meta:
        """Open tasks by date."""

        indexes: ClassVar = [
            models.Index(
                fields=["responsible", "due_on"], name="open_tasks", condition=Q(state="open")
            ),
            models.Index(fields=["case", "state", "due_on"], name="tasks_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"task {self.pk}"
