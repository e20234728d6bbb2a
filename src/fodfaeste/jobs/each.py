"""Do a thing for each of several people, so that what goes wrong for one stops nobody else."""

import logging
from collections.abc import Callable, Iterable

LOG = logging.getLogger(__name__)


def each_on_its_own(act: Callable[[int], int], people: Iterable[int]) -> list[int]:
    """Return what became of it for those it went well for; the others are named in the log.

    Each call has a transaction of its own, so that a failure leaves nothing half done.
    """
    went_well = []
    for number in people:
        try:
            went_well.append(act(number))
        except Exception:
            LOG.exception("%s failed for user %s", getattr(act, "__name__", "a job"), number)
    return went_well
