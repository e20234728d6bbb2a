"""What was said and agreed at the kickoff, step by step (B3–B7)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.records.meetings.models.meeting import Meeting
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind, PersonAround
from fodfaeste.rules.plan.kinds import JobGoalStatus

__all__ = ["KickoffAgreement", "KickoffPerson", "KickoffPromise"]


class KickoffAgreement(CaseRecord, Versioned):
    """What was said and agreed at the kickoff (B3–B7).

    `told` are the points the citizen was told. `plan_stood` is what the plan said when this kickoff
    took its words over, so that a change made in the plan meanwhile is not written over (B5).
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="kickoff")
    informed_on = models.DateField(null=True, blank=True)
    told = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    citizen_assents = models.BooleanField(default=False)
    wishes = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    job_goal_status = CodeField(JobGoalStatus, blank=True)
    job_goal = models.TextField(blank=True)
    job_goal_task = models.TextField(blank=True)
    plan_stood = models.JSONField(default=dict, blank=True)
    resources = models.TextField(blank=True)
    competences = models.TextField(blank=True)
    experience = models.TextField(blank=True)
    network = models.TextField(blank=True)
    cv_starts_on = models.DateField(null=True, blank=True)
    job_search_starts_on = models.DateField(null=True, blank=True)
    time_plan = models.TextField(blank=True)
    plan_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan_ready_on = models.DateField(null=True, blank=True)
    next_kind = CodeField(MeetingKind, blank=True)
    next_on = models.DateField(null=True, blank=True)
    next_clock = models.TimeField(null=True, blank=True)
    next_place = models.CharField(max_length=200, blank=True)
    next_place_chosen = models.BooleanField(default=False)
    next_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    baseline = CodeField(Baseline, blank=True)
    baseline_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={
            Section.PLAN: (
                "wishes",
                "purpose",
                "job_goal",
                "job_goal_task",
                "plan_stood",
                "resources",
                "competences",
                "experience",
                "network",
                "time_plan",
                "next_place",
            )
        },
        plain=(
            "meeting",
            "informed_on",
            "told",
            "citizen_assents",
            "job_goal_status",
            "cv_starts_on",
            "job_search_starts_on",
            "plan_owner",
            "plan_ready_on",
            "next_kind",
            "next_on",
            "next_clock",
            "next_place_chosen",
            "next_meeting",
            "baseline",
            "baseline_on",
        ),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"kickoff {self.pk}"


class KickoffPromise(CaseRecord):
    """What somebody promised to do, in the room; it becomes a task when the kickoff ends.

    One that was written by mistake is taken back, and stands only in the table.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="promises")
    title = models.TextField()
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    task = models.ForeignKey("records.Task", models.PROTECT, null=True, related_name="+")
    taken_back = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("title",)},
        plain=("meeting", "responsible", "due_on", "task", "taken_back"),
    )

    class Meta:
        """A promise is in words."""

        constraints: ClassVar = [
            models.CheckConstraint(name="promise_is_in_words", condition=~Q(title=""))
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"promise {self.pk}"


class KickoffPerson(CaseRecord):
    """Somebody around the citizen who was named in the room; `involve`: the citizen wants them in.

    They stand on the network map when the kickoff ends, or when a consent to them is recorded.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="people_named")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=200, blank=True)
    kind = CodeField(PersonAround)
    helps_with = models.TextField(blank=True)
    involve = models.BooleanField(default=False)
    network_person = models.ForeignKey(
        "records.NetworkPerson", models.PROTECT, null=True, related_name="+"
    )
    consent = models.ForeignKey("records.Consent", models.PROTECT, null=True, related_name="+")
    taken_back = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("name", "relation", "helps_with")},
        plain=("meeting", "kind", "involve", "network_person", "consent", "taken_back"),
    )

    class Meta:
        """A person has a name."""

        constraints: ClassVar = [
            models.CheckConstraint(name="named_person_has_a_name", condition=~Q(name=""))
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"named person {self.pk}"
