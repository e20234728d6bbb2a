"""The CTI course with its fixed clock, and the focus areas the citizen chose (E1–E7)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from fodfaeste.accounts.models import DateRange
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.focus import ChosenHow
from fodfaeste.rules.cti.kinds import ContinuedNeed, EarlyEndReason, FocusState
from fodfaeste.rules.legal_basis import LegalBasisCode

__all__ = ["CtiCourse", "FocusAction", "FocusArea"]


class CtiCourse(CaseRecord, Versioned):
    """Nine or six months in three equal phases. Length is copied at the start and never moves."""

    match = models.ForeignKey(JobMatch, models.PROTECT, related_name="+")
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="+")
    legal_basis = CodeField(LegalBasisCode)
    paragraph = models.CharField(max_length=100)
    months = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    phase_2_on = models.DateField()
    phase_3_on = models.DateField()
    ends_before = models.DateField()
    few_meetings_reason = models.TextField(blank=True)
    not_at_kickoff_reason = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    early_reason = CodeField(EarlyEndReason, blank=True)
    early_note = models.TextField(blank=True)
    absence_reason = models.TextField(blank=True)
    continued_need = CodeField(ContinuedNeed, blank=True)
    continued_need_note = models.TextField(blank=True)
    follow_on_worker = models.CharField(max_length=200, blank=True)
    follow_on_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={
            Section.PLAN: ("few_meetings_reason", "not_at_kickoff_reason", "early_note"),
            Section.SOCIAL: ("absence_reason", "continued_need_note", "follow_on_worker"),
        },
        plain=(
            "match",
            "grant",
            "legal_basis",
            "paragraph",
            "months",
            "starts_on",
            "phase_2_on",
            "phase_3_on",
            "ends_before",
            "closed_on",
            "closed_by",
            "early_reason",
            "continued_need",
            "follow_on_user",
        ),
    )

    class Meta:
        """The clock's four dates in order; no two courses of one citizen at the same time."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="cti_phases_follow_each_other",
                condition=Q(phase_2_on__gt=F("starts_on"))
                & Q(phase_3_on__gt=F("phase_2_on"))
                & Q(ends_before__gt=F("phase_3_on")),
            ),
            models.CheckConstraint(
                name="early_end_says_why",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(closed_on=None), name="one_open_cti_course_a_case"
            ),
            ExclusionConstraint(
                name="no_overlapping_cti_courses",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "starts_on",
                            models.functions.Least("ends_before", "closed_on"),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"CTI course {self.pk}"


class FocusArea(CaseRecord, Versioned):
    """One of the one to three things a phase is about, chosen by the citizen (E7).

    `continues` is the area of the phase before that goes on in this one.
    """

    course = models.ForeignKey(CtiCourse, models.PROTECT, related_name="focus_areas")
    phase = models.PositiveSmallIntegerField()
    track = CodeField(Track)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    goal_in_own_words = models.TextField(blank=True)
    chosen_by_citizen_on = models.DateField()
    chosen_how = CodeField(ChosenHow, blank=True)
    continues = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_in"
    )
    state = CodeField(FocusState, default=FocusState.CURRENT)
    result = models.TextField(blank=True)
    what_next = models.TextField(blank=True)

    data = Classified(
        personal={Section.PLAN: ("title", "why", "goal_in_own_words", "result", "what_next")},
        plain=(
            "course",
            "phase",
            "track",
            "chosen_by_citizen_on",
            "chosen_how",
            "continues",
            "state",
        ),
    )

    class Meta:
        """Three phases; in the order chosen."""

        ordering: ClassVar = ["phase", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="focus_in_a_phase", condition=Q(phase__in=[1, 2, 3])),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"focus area {self.pk}"


class FocusAction(CaseRecord, Versioned):
    """One action in a focus area: what, who, by when; one written by mistake is taken back."""

    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="actions")
    text = models.TextField()
    who = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("text", "who")},
        plain=("focus_area", "due_on", "done_on", "done_by", "taken_back"),
    )

    class Meta:
        """In the order written."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"focus action {self.pk}"
