"""The work agreement, version by version: what it says (D3–D6, D12)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import (
    BY_CASE_OR_LINK,
    CaseRecord,
    Classified,
    CodeField,
    Versioned,
)
from fodfaeste.records.placement.models.match import JobMatch
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import AgreementState, TaskStep

__all__ = ["AgreementSubGoal", "WorkAgreement", "WorkTask"]


class WorkAgreement(CaseRecord, Versioned):
    """One numbered version of what citizen, employer and consultant agree on."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="agreements")
    number = models.PositiveIntegerField()
    state = CodeField(AgreementState, default=AgreementState.DRAFT)
    placement_minutes = models.PositiveIntegerField(null=True, blank=True)
    ordinary_minutes = models.PositiveIntegerField(null=True, blank=True)
    working_times = models.TextField(blank=True)
    considerations = models.TextField(blank=True)
    no_considerations = models.BooleanField(default=False)
    ordinary_possible = models.BooleanField(null=True, blank=True)
    ordinary_when = models.TextField(blank=True)
    ordinary_no_reason = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    follow_up_how = models.TextField(blank=True)
    needs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    ordinary_asked_on = models.DateField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    agreed_on = models.DateField(null=True, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)

    data = Classified(
        personal={
            Section.PLAN: (
                "working_times",
                "considerations",
                "ordinary_when",
                "ordinary_no_reason",
                "follow_up_how",
                "contact_name",
                "contact_phone",
            )
        },
        plain=(
            "match",
            "number",
            "state",
            "placement_minutes",
            "ordinary_minutes",
            "no_considerations",
            "ordinary_possible",
            "follow_up_on",
            "needs",
            "ordinary_asked_on",
            "proposed_at",
            "proposed_by",
            "reminders_sent",
            "agreed_on",
            "text_hash",
        ),
    )

    wall = BY_CASE_OR_LINK

    class Meta:
        """Numbered; one draft or proposal at a time; one in force."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["match", "number"], name="one_agreement_a_number"),
            models.UniqueConstraint(
                fields=["match"],
                condition=Q(state__in=["draft", "proposed"]),
                name="one_agreement_on_its_way",
            ),
            models.UniqueConstraint(
                fields=["match"], condition=Q(state="agreed"), name="one_agreement_in_force"
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"work agreement {self.pk}"


class WorkTask(CaseRecord):
    """A task at the workplace and how far up the ladder it is (D12)."""

    agreement = models.ForeignKey(WorkAgreement, models.PROTECT, related_name="tasks")
    wording = models.TextField()
    step = CodeField(TaskStep, default=TaskStep.LEARNING)

    data = Classified(personal={Section.PLAN: ("wording",)}, plain=("agreement", "step"))

    wall = BY_CASE_OR_LINK
    deletable: ClassVar = True

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"work task {self.pk}"


class AgreementSubGoal(CaseRecord):
    """A sub-goal for progression, with its date and hours."""

    agreement = models.ForeignKey(WorkAgreement, models.PROTECT, related_name="sub_goals")
    wording = models.TextField()
    due_on = models.DateField()
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    ordinary_minutes = models.PositiveIntegerField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.PLAN: ("wording",)},
        plain=("agreement", "due_on", "weekly_minutes", "ordinary_minutes", "reached_on"),
    )

    wall = BY_CASE_OR_LINK
    deletable: ClassVar = True

    class Meta:
        """By date."""

        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"agreement sub-goal {self.pk}"
