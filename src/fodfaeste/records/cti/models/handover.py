"""Tasks on their way from the CTI worker to the citizen, the network or an offer (E11, F3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import NetworkPerson
from fodfaeste.records.cti.models.course import CtiCourse
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState

__all__ = ["Handover", "HandoverStep"]

ONE_RECEIVER = Q(to_citizen=True, to_person=None) | Q(to_citizen=False, to_person__isnull=False)


class Handover(CaseRecord, Versioned):
    """A task on its way from the CTI worker to the citizen or a person around the citizen (E11)."""

    course = models.ForeignKey(CtiCourse, models.PROTECT, related_name="handovers")
    task = models.TextField()
    to_citizen = models.BooleanField(default=False)
    to_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    state = CodeField(HandoverState, default=HandoverState.PLANNED)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_how = CodeField(AcceptedHow, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.SOCIAL: ("task",)},
        plain=(
            "course",
            "to_citizen",
            "to_person",
            "due_on",
            "state",
            "accepted_on",
            "accepted_how",
            "handed_over_on",
        ),
    )
    wall = Wall("case_id in (select visible_cases()) or id = linked_handover()")

    class Meta:
        """Handed over to somebody."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="handover_has_a_receiver", condition=ONE_RECEIVER)
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"handover {self.pk}"


class HandoverStep(CaseRecord):
    """What happened to a task on one day: planned, accepted, tried, handed over, taken back."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="steps")
    event = CodeField(HandoverEvent)
    happened_on = models.DateField()
    to_citizen = models.BooleanField(default=False)
    to_person = models.ForeignKey(
        NetworkPerson, models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_how = CodeField(AcceptedHow, blank=True)
    note = models.TextField(blank=True)
    link = models.ForeignKey(
        "records.CaseLink", models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={Section.SOCIAL: ("note",)},
        plain=(
            "handover",
            "event",
            "happened_on",
            "to_citizen",
            "to_person",
            "accepted_how",
            "link",
        ),
    )
    wall = Wall("case_id in (select visible_cases()) or handover_id = linked_handover()")

    class Meta:
        """In the order written; each with the receiver of that day."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="handover_step_has_a_receiver", condition=ONE_RECEIVER)
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"handover step {self.pk}"
