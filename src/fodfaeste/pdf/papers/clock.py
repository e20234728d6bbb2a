"""A CTI course as the picture of its clock."""

from datetime import date

from fodfaeste.pictures.phase_clock import PhaseClock, PhaseSpan
from fodfaeste.records.followup.queries import CaseOverview


def phase_clock_of(overview: CaseOverview, today: date) -> PhaseClock | None:
    """Return the clock of the latest CTI course, or None before CTI."""
    course = overview.course
    if course is None:
        return None
    first, second, third = (
        PhaseSpan(phase.number, phase.name, phase.starts_on, phase.ends_before)
        for phase in course.clock.phases
    )
    return PhaseClock(
        phases=(first, second, third),
        basis=course.paragraph,
        months=course.clock.months,
        today=today,
        closed_on=course.closed_on,
    )
