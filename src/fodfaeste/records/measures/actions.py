"""Keep answers to the method's own scales (K1–K3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import INSTRUMENT, VERSION, check_answers
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent

FIRST_ANSWERS = (MeasureOccasion.KICKOFF, Respondent.CITIZEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasurement:
    """Who answered, when, at which occasion, and what on each track."""

    occasion: MeasureOccasion
    respondent: Respondent
    measured_on: date
    answers: Mapping[Track, int | None]


@creates(Measurement)
def record(
    *, actor: Actor, case: Case, measurement: NewMeasurement, today: date, now: datetime
) -> Measurement:
    """Record one set of answers; a question asked again is a new row, and nothing is written over.

    The answers are kept with the version of the scales they were given to (K3).
    """
    access.require(actor, Permission.MEASURE_RECORD, case, today=today, now=now)
    check_answers(
        measurement.answers,
        measured_on=measurement.measured_on,
        enrolled_on=case.enrolled_on,
        today=today,
    )
    if (measurement.occasion, measurement.respondent) == FIRST_ANSWERS:
        day = measurement.measured_on
        finish_asked_for(rule=tasks.BASELINE, case=case, done_on=day, actor=actor, now=now)
    return Measurement.objects.create(
        **made_by(actor.id, now),
        case=case,
        instrument=INSTRUMENT,
        instrument_version=VERSION,
        occasion=measurement.occasion,
        respondent=measurement.respondent,
        measured_on=measurement.measured_on,
        answers={
            track.value: score for track, score in measurement.answers.items() if score is not None
        },
    )
