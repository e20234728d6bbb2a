"""Questions about measurements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fodfaeste.records.catalogues.instrument_queries import (
    asked_on,
    in_use_on,
    instrument_on,
    versions,
)
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.course import AnswerSet
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent

__all__ = [
    "Answers",
    "answer_sets_of",
    "answered",
    "answers_of",
    "asked_on",
    "in_use_on",
    "instrument_on",
    "measurements_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """One set of answers on the own scales; a track that was left out is None."""

    measured_on: date
    occasion: MeasureOccasion
    respondent: Respondent
    scores: tuple[tuple[Track, int | None], ...]
    by: str

    def score(self, track: Track) -> int | None:
        """The answer on one scale."""
        return dict(self.scores)[track]


def answer_sets_of(case_id: int) -> tuple[AnswerSet, ...]:
    """Every set of answers that the reader may see, each with its version, in order of time."""
    rows = list(
        Measurement.objects.filter(case_id=case_id)
        .select_related("created_by")
        .order_by("measured_on", "pk")
    )
    known = versions((row.instrument, row.instrument_version) for row in rows)
    return tuple(
        AnswerSet(
            instrument=known[row.instrument, row.instrument_version],
            respondent=Respondent(row.respondent),
            measured_on=row.measured_on,
            occasion=MeasureOccasion(row.occasion),
            mode=AnswerMode(row.mode),
            answers=row.answers,
            by=row.created_by.name if row.created_by else "",
        )
        for row in rows
    )


def measurements_of(case_id: int) -> QuerySet[Measurement]:
    """Every answer to the own scales, in order of time."""
    return (
        Measurement.objects.filter(case_id=case_id, instrument=INSTRUMENT)
        .select_related("created_by")
        .order_by("measured_on", "pk")
    )


def answers_of(case_id: int) -> tuple[Answers, ...]:
    """Every answer to the own scales, as people read it, in order of time."""
    return tuple(_answers(row) for row in measurements_of(case_id))


def _answers(row: Measurement) -> Answers:
    given = row.answers if isinstance(row.answers, dict) else {}
    return Answers(
        measured_on=row.measured_on,
        occasion=MeasureOccasion(row.occasion),
        respondent=Respondent(row.respondent),
        scores=tuple((track, given.get(track.value)) for track in Track),
        by=row.created_by.name if row.created_by else "",
    )


def answered(case_id: int, respondent: Respondent) -> frozenset[MeasureOccasion]:
    """The occasions that somebody has answered the own scales at."""
    rows = measurements_of(case_id).filter(respondent=respondent)
    return frozenset(MeasureOccasion(code) for code in rows.values_list("occasion", flat=True))
