"""Deadlines that pass while nobody looks: the leader is told, once (G3)."""

from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions.quick import escalate_late


def escalate() -> int:
    """Tell leaders of questions that were not answered in time; says how many there were."""
    with acting_as_job("escalate_quick"):
        return escalate_late(today=clock.today(), now=clock.now())
