"""Each hour: tell the teams of phases that begin within a week; no job moves one (E1)."""

from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.cti.actions import shifts

NAME = "tell_phases"


def tell_all() -> int:
    """Tell of every new phase that is news; says how many. Each course has its own transaction."""
    with acting_as_job(NAME):
        near = shifts.courses_near_a_shift(clock.today())
    return sum(_tell(course_id) for course_id in near)


def _tell(course_id: int) -> int:
    with acting_as_job(NAME):
        return shifts.tell_of_shifts(course_id=course_id, today=clock.today(), now=clock.now())
