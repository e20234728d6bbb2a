"""Each morning: remind of agreements that wait for answers."""

from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.placement.actions import reminding


def remind_all() -> int:
    """Remind of every proposal whose time has come; says how many. Each has its own transaction."""
    with acting_as_job("remind_agreements"):
        waiting = reminding.waiting_agreements()
    return sum(_remind(agreement_id) for agreement_id in waiting)


def _remind(agreement_id: int) -> bool:
    with acting_as_job("remind_agreements"):
        return reminding.remind(agreement_id=agreement_id, today=clock.today(), now=clock.now())
