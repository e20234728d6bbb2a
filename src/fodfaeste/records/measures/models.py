"""Answers to the product's own scales, by occasion and by whom (K1, K2)."""

from typing import ClassVar

from django.db import models

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent

__all__ = ["Measurement"]


class Measurement(CaseRecord):
    """One set of answers; a repeated question is a new row."""

    instrument = models.CharField(max_length=40)
    instrument_version = models.PositiveSmallIntegerField()
    occasion = CodeField(MeasureOccasion)
    respondent = CodeField(Respondent)
    measured_on = models.DateField()
    answers = models.JSONField()

    data = Classified(
        personal={Section.MEASURES: ("answers",)},
        plain=("instrument", "instrument_version", "occasion", "respondent", "measured_on"),
    )

    class Meta:
        """In time order."""

        indexes: ClassVar = [
            models.Index(fields=["case", "instrument", "measured_on"], name="measures_of_case"),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"measurement {self.pk}"
