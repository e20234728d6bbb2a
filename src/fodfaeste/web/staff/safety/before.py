"""«Det virkede før»: what a new workplace may build on, where the reader may see it (E15, C2)."""

from dataclasses import dataclass

from fodfaeste.records.cti.queries.strategies import StrategyLine, working
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.visits import Visit


@dataclass(frozen=True, slots=True)
class WorkedBefore:
    """What works at work; nothing of it, not even whether there is any, where it is closed."""

    is_open: bool
    lines: tuple[StrategyLine, ...] = ()


def worked_before(visit: Visit) -> WorkedBefore:
    """The strategies that worked at work, on the way or among others."""
    if not visit.sees(Section.SOCIAL):
        return WorkedBefore(is_open=False)
    return WorkedBefore(is_open=True, lines=working(visit.case.pk, at_work=True))
