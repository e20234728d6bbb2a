"""The time after CTI: which checkpoints were held, which comes next (G5); when to measure (K1)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.queries.course import clock_of, latest_course
from fodfaeste.records.followup.models import AftercareCheckpoint
from fodfaeste.records.meetings.queries import first_kickoff_on
from fodfaeste.rules.followup.aftercare import CHECKPOINTS, checkpoint_due_on
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.measures.scales import DueMeasure, occasions

_CODES = (
    LimitCode.AFTERCARE_1,
    LimitCode.AFTERCARE_2,
    LimitCode.AFTERCARE_3,
    LimitCode.AFTERCARE_4,
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One point in time after CTI: when it is due, and what was noted when it was held."""

    months: int
    due_on: date
    held: AftercareCheckpoint | None

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been held by now."""
        return self.held is None and self.due_on < today


def checkpoints_held(case_id: int, *, since: date) -> QuerySet[AftercareCheckpoint]:
    """Every checkpoint that was held since a CTI course ended, in order of time."""
    return (
        AftercareCheckpoint.objects.filter(case_id=case_id, held_on__gte=since)
        .select_related("created_by")
        .order_by("months_after")
    )


def cti_ended_on(case_id: int) -> date | None:
    """The day the latest CTI course was closed; None while it runs or before it."""
    course = latest_course(case_id)
    return course.closed_on if course else None


def months_wanted(today: date) -> tuple[int, ...]:
    """The months after CTI on which this municipality follows up."""
    limits = limits_on(today)
    return tuple(limits.get(code, months) for code, months in zip(_CODES, CHECKPOINTS, strict=True))


def aftercare_of(case_id: int, ended_on: date, today: date) -> tuple[Checkpoint, ...]:
    """Every checkpoint, held or to come, in order of time."""
    held = {point.months_after: point for point in checkpoints_held(case_id, since=ended_on)}
    return tuple(
        Checkpoint(months, checkpoint_due_on(ended_on, months), held.get(months))
        for months in sorted({*months_wanted(today), *held})
    )


def due_measures(case_id: int) -> tuple[DueMeasure, ...]:
    """When this citizen is asked the own scales, as far as the days are known (K1)."""
    course = latest_course(case_id)
    return occasions(
        kickoff_held_on=first_kickoff_on(case_id),
        cti=clock_of(course) if course else None,
        closed_on=course.closed_on if course else None,
    )
