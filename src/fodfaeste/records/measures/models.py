"""Answers to instruments: to which version, by whom, how, and at which occasion (K1–K3)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Wall
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent

__all__ = ["Measurement"]


class Measurement(CaseRecord):
    """One set of answers; a repeated question is a new row.

    What is for the team alone stands behind a wall of its own: neither the citizen nor anybody with
    a link reads it, whatever a page asks for (K2).
    """

    instrument = models.CharField(max_length=40)
    instrument_version = models.PositiveSmallIntegerField()
    occasion = CodeField(MeasureOccasion)
    respondent = CodeField(Respondent)
    mode = CodeField(AnswerMode, default=AnswerMode.TOGETHER)
    measured_on = models.DateField()
    is_team_only = models.BooleanField(default=False)
    answers = models.JSONField()

    data = Classified(
        personal={Section.MEASURES: ("answers",)},
        plain=(
            "instrument",
            "instrument_version",
            "occasion",
            "respondent",
            "mode",
            "measured_on",
            "is_team_only",
        ),
    )
    wall: ClassVar[Wall | None] = Wall(
        "(case_id in (select visible_cases()) and (not is_team_only or (select actor_is_staff())))"
        " or (case_id = answering_case() and respondent = 'citizen' and not is_team_only)"
    )

    class Meta:
        """In time order."""

        indexes: ClassVar = [
            models.Index(fields=["case", "instrument", "measured_on"], name="measures_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"measurement {self.pk}"
