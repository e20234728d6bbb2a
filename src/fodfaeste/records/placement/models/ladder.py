"""How far each work task has come, what else has grown, and the talk about pay (D12, D14)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.records.placement.models.agreement import WorkTask
from fodfaeste.records.placement.models.match import JobMatch
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility

__all__ = ["PayTalk", "ResponsibilitySaid", "TaskStepSaid"]


class TaskStepSaid(CaseRecord):
    """Somebody saw a task on another step; never changed, the next word is a row of its own."""

    task = models.ForeignKey(WorkTask, models.PROTECT, related_name="steps_said")
    step = CodeField(TaskStep)
    seen_on = models.DateField()
    is_back = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    data = Classified(
        # Why something is harder again is easily about health: for those who work with the job.
        personal={Section.EMPLOYMENT: ("note",)},
        plain=("task", "step", "seen_on", "is_back"),
    )

    class Meta:
        """In the order said; a step back says why."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="step_back_says_why", condition=Q(is_back=False) | ~Q(note="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "id"], name="steps_said_of_case")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"task step {self.pk}"


class ResponsibilitySaid(CaseRecord):
    """Something more that is asked of the citizen at work, as somebody saw it; never changed."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="+")
    task = models.ForeignKey(WorkTask, models.PROTECT, null=True, blank=True, related_name="+")
    kind = CodeField(Responsibility)
    seen_on = models.DateField()
    note = models.TextField()

    data = Classified(
        personal={Section.PLAN: ("note",)}, plain=("match", "task", "kind", "seen_on")
    )

    class Meta:
        """It says what it is."""

        constraints: ClassVar = [
            models.CheckConstraint(name="responsibility_says_what", condition=~Q(note="")),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "id"], name="responsibility_of_case")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"responsibility {self.pk}"


class PayTalk(CaseRecord):
    """A talk with the employer about pay for what the citizen masters (D12)."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="+")
    talked_on = models.DateField()
    employer_name = models.CharField(max_length=200, blank=True)
    answer = CodeField(PayAnswer)
    ordinary_minutes = models.PositiveIntegerField(null=True, blank=True)
    again_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("employer_name", "note")},
        plain=("match", "talked_on", "answer", "ordinary_minutes", "again_on"),
    )

    class Meta:
        """It is asked again after the talk."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="pay_is_asked_again_later",
                condition=Q(again_on=None) | Q(again_on__gt=models.F("talked_on")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["match", "id"], name="pay_talks_of_match")]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"pay talk {self.pk}"
