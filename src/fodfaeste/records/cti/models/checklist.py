"""The checklist of one course's phases, as it was answered and added to (F0–F3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.cti.models.course import CtiCourse
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.ticking import CheckState

__all__ = ["ChecklistPoint"]


class ChecklistPoint(CaseRecord, Versioned):
    """What was said to one item of a phase's checklist, or an item of this course alone.

    `code` names the item of the catalogue and is empty for an item of one's own; `text` is the
    wording as it stood when it was answered, so that an old list reads as it did. Who said it is
    `changed_by`, or `created_by` of the first answer.
    """

    course = models.ForeignKey(CtiCourse, models.PROTECT, related_name="checklist_points")
    phase = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    state = CodeField(CheckState, default=CheckState.OPEN)
    said_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("text", "because")},
        plain=("course", "phase", "code", "state", "said_on"),
    )

    class Meta:
        """An item of the catalogue is answered once a phase; what is left out says why."""

        ordering: ClassVar = ["phase", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="checklist_in_a_phase", condition=Q(phase__in=[1, 2, 3])),
            models.CheckConstraint(name="checklist_point_is_in_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="checklist_left_out_says_why",
                condition=~Q(state=CheckState.NOT_RELEVANT.value) | ~Q(because=""),
            ),
            models.UniqueConstraint(
                fields=["course", "phase", "code"],
                condition=~Q(code=""),
                name="one_answer_an_item_a_phase",
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"checklist point {self.pk}"
