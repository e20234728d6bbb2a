"""What makes CTI end well: handover, crisis plan, retention plan, closing note (F3, I1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import NetworkPerson
from fodfaeste.records.cti.models.course import CtiCourse
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import HandoverState

__all__ = ["ClosingNote", "CrisisPlan", "Handover", "RetentionPlan", "Supporter"]


class Handover(CaseRecord, Versioned):
    """A task on its way from the CTI worker to the citizen or a person around the citizen (E11)."""

    course = models.ForeignKey(CtiCourse, models.PROTECT, related_name="handovers")
    task = models.TextField()
    to_citizen = models.BooleanField(default=False)
    to_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = CodeField(HandoverState, default=HandoverState.PLANNED)
    handed_over_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("task",)},
        plain=("course", "to_citizen", "to_person", "state", "handed_over_on", "accepted_on"),
    )

    class Meta:
        """Handed over to somebody."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="handover_has_a_receiver",
                condition=Q(to_citizen=True, to_person=None)
                | Q(to_citizen=False, to_person__isnull=False),
            )
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"handover {self.pk}"


class CrisisPlan(CaseRecord, Versioned):
    """Signs, what helps, whom to call, when things go wrong."""

    signs = models.TextField(blank=True)
    what_helps = models.TextField(blank=True)
    who_does_what = models.TextField(blank=True)
    numbers_to_call = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("signs", "what_helps", "who_does_what", "numbers_to_call")}
    )

    class Meta:
        """One a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_crisis_plan_a_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"crisis plan {self.pk}"


class RetentionPlan(CaseRecord, Versioned):
    """How the foothold is kept: what supports the job, and who."""

    what_keeps_the_job = models.TextField(blank=True)
    who_supports = models.TextField(blank=True)
    next_contacts = models.TextField(blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("what_keeps_the_job", "who_supports", "next_contacts")}
    )

    class Meta:
        """One a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_retention_plan_a_case")
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"retention plan {self.pk}"


class Supporter(CaseRecord):
    """A named person who has accepted a part in the crisis or retention plan: it is anchored."""

    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    promises = models.TextField()
    accepted_on = models.DateField()

    data = Classified(
        personal={Section.SOCIAL: ("name", "relation", "phone", "promises")},
        plain=("accepted_on",),
    )

    class Meta:
        """In the order accepted."""

        ordering: ClassVar = ["accepted_on", "id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"supporter {self.pk}"


class ClosingNote(CaseRecord):
    """How the course went, in words: for each focus area, and in the citizen's own view."""

    course = models.OneToOneField(CtiCourse, models.PROTECT, related_name="closing_note")
    course_gone_through = models.BooleanField(default=False)
    course_of_events = models.TextField()
    citizens_view = models.TextField(blank=True)
    remaining_risks = models.TextField(blank=True)

    data = Classified(
        personal={Section.CTI_NOTES: ("course_of_events", "citizens_view", "remaining_risks")},
        plain=("course", "course_gone_through"),
    )

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"closing note {self.pk}"
