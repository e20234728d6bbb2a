"""Keep answers to an instrument (K1–K3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.instrument_queries import instrument_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.measures.answers import INSTRUMENT
from fodfaeste.rules.measures.choosing import in_use
from fodfaeste.rules.measures.given import Given, check_answers
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent

FIRST_ANSWERS = (INSTRUMENT, MeasureOccasion.KICKOFF, Respondent.CITIZEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasurement:
    """To which instrument, by whom, how, when, at which occasion, and what to each item."""

    instrument: str = INSTRUMENT
    occasion: MeasureOccasion
    respondent: Respondent
    mode: AnswerMode = AnswerMode.TOGETHER
    measured_on: date
    answers: Mapping[str, int | None]


@creates(Measurement)
def record(
    *, actor: Actor, case: Case, measurement: NewMeasurement, today: date, now: datetime
) -> Measurement:
    """Record one set of answers; a question asked again is a new row, and nothing is written over.

    The answers are kept with the version that is in use on the day they were given (K3).
    """
    access.require(actor, Permission.MEASURE_RECORD, case, today=today, now=now)
    return keep(actor=actor, case=case, measurement=measurement, today=today, now=now)


def keep(
    *, actor: Actor | None, case: Case, measurement: NewMeasurement, today: date, now: datetime
) -> Measurement:
    """Keep answers for whoever was let in, by whichever door; nobody acts behind a link."""
    instrument = in_use(instrument_on(measurement.instrument, measurement.measured_on))
    given = Given(
        respondent=measurement.respondent,
        measured_on=measurement.measured_on,
        answers=measurement.answers,
    )
    check_answers(instrument, given, enrolled_on=case.enrolled_on, today=today)
    told = (instrument.code, measurement.occasion, measurement.respondent)
    if told == FIRST_ANSWERS:
        day = measurement.measured_on
        finish_asked_for(rule=tasks.BASELINE, case=case, done_on=day, actor=actor, now=now)
    return Measurement.objects.create(
        **made_by(actor.id if actor else None, now),
        case=case,
        instrument=instrument.code,
        instrument_version=instrument.version,
        occasion=measurement.occasion,
        respondent=measurement.respondent,
        mode=measurement.mode,
        measured_on=measurement.measured_on,
        is_team_only=instrument.team_only,
        answers={
            item.code: answer
            for item in instrument.items
            if (answer := measurement.answers.get(item.code)) is not None
        },
    )
