"""The one joint plan while it is written: purpose, goals, what is done (C3, C4)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import (
    EffortStatus,
    GoalStatus,
    JobGoalStatus,
    LifeArea,
    Organiser,
    PlanLegalForm,
)

__all__ = ["Effort", "Goal", "JointPlan", "SubGoal"]


class JointPlan(CaseRecord, Versioned):
    """The plan as it is being written together; what holds is its latest approved version."""

    citizen_words = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    job_goal_status = CodeField(JobGoalStatus, default=JobGoalStatus.NOT_YET)
    job_goal = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    legal_form = CodeField(PlanLegalForm, default=PlanLegalForm.OVERVIEW)
    paragraphs = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    form_consent_on = models.DateField(null=True, blank=True)
    wishes_discussed_employment_on = models.DateField(null=True, blank=True)
    wishes_discussed_social_on = models.DateField(null=True, blank=True)
    changed_since_approval = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("citizen_words", "purpose", "job_goal")},
        plain=(
            "job_goal_status",
            "owner",
            "legal_form",
            "paragraphs",
            "form_consent_on",
            "wishes_discussed_employment_on",
            "wishes_discussed_social_on",
            "changed_since_approval",
        ),
    )

    class Meta:
        """One plan a case (C3)."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_plan_a_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"plan {self.pk}"


class Goal(CaseRecord, Versioned):
    """What the citizen wants to reach, in the citizen's words."""

    plan = models.ForeignKey(JointPlan, models.PROTECT, related_name="goals")
    wording = models.TextField()
    status = CodeField(GoalStatus, default=GoalStatus.CURRENT)
    position = models.PositiveSmallIntegerField(default=0)

    data = Classified(personal={Section.PLAN: ("wording",)}, plain=("plan", "status", "position"))

    class Meta:
        """In the order the citizen put them."""

        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"goal {self.pk}"


class SubGoal(CaseRecord, Versioned):
    """A step towards a goal."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="sub_goals")
    wording = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    status = CodeField(GoalStatus, default=GoalStatus.CURRENT)

    data = Classified(personal={Section.PLAN: ("wording",)}, plain=("goal", "due_on", "status"))

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"sub-goal {self.pk}"


class Effort(CaseRecord, Versioned):
    """What is done for a goal: by whom, under which law, from when to when.

    `weekly_times` are the fixed times of a week, each as "2 09:00-10:30" (C9); an empty `organiser`
    means that law and name say whose it is.
    """

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="efforts")
    wording = models.TextField()
    responsible = models.CharField(max_length=200)
    law = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    status = CodeField(EffortStatus, default=EffortStatus.PLANNED)
    area = CodeField(LifeArea, blank=True)
    organiser = CodeField(Organiser, blank=True)
    weekly_times = ArrayField(models.CharField(max_length=13), default=list, blank=True)

    data = Classified(
        personal={Section.PLAN: ("wording", "responsible", "area", "weekly_times")},
        plain=("goal", "law", "starts_on", "ends_before", "status", "organiser"),
    )

    class Meta:
        """Forward in time."""

        ordering: ClassVar = ["starts_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="effort_is_forward",
                condition=Q(ends_before=None)
                | Q(starts_on=None)
                | Q(ends_before__gt=F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"effort {self.pk}"
