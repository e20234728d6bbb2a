"""The shared assessment: signed entries by area of life, corrected by new ones (C1, M3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.cases.models import Consent
from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea

__all__ = ["AssessmentEntry"]


class AssessmentEntry(CaseRecord):
    """One signed entry; corrected by a new entry, never changed.

    `section` says, row by row, who may read it: what is about health goes no further than health
    does. `source_consent` is the yes by which somebody outside the two departments was heard;
    `taken_from` names the conversation that the text was taken over from.
    """

    area = CodeField(LifeArea, default=LifeArea.OTHER)
    theme = CodeField(AssessmentTheme)
    section = CodeField(Section, default=Section.PLAN)
    text = models.TextField()
    said_by_citizen = models.BooleanField(default=False)
    written_as = CodeField(Role)
    source_consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction"
    )
    taken_from = models.CharField(max_length=60, blank=True)

    data = Classified(
        personal={Section.PLAN: ("text",)},
        plain=(
            "area",
            "theme",
            "section",
            "said_by_citizen",
            "written_as",
            "source_consent",
            "corrects",
            "taken_from",
        ),
        section_in="section",
    )

    class Meta:
        """Read in the order written; health is health; one source an entry."""

        indexes: ClassVar = [models.Index(fields=["case", "id"], name="assessment_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="assessment_of_health_is_health",
                condition=~Q(area=LifeArea.HEALTH.value) | Q(section=Section.HEALTH.value),
            ),
            models.CheckConstraint(
                name="assessment_has_one_source",
                condition=Q(said_by_citizen=False) | Q(source_consent=None),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"assessment entry {self.pk}"
