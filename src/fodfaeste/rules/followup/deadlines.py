"""Every deadline of one course on a day: which rule, by when, and whose it is.

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4)
What is missing is judged where its subject lives; here each becomes a deadline of somebody. The
database says the same for thousands of courses at once (records/walls/deadlines*.sql), and
tests/records/test_deadlines_twin.py holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.missing import missing, running_cti
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import state_on
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.missing import Missing

_KINDS = {kind.value: kind for kind in DeadlineKind}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to do; `due_on` is None when there is no certain day."""

    kind: DeadlineKind
    due_on: date | None
    roles: frozenset[Role]

    @property
    def rule(self) -> str:
        """Return the id of the rule."""
        return self.kind.rule


def deadlines(facts: Situation, today: date) -> tuple[Deadline, ...]:
    """Return every deadline of the course, the earliest first and those without a day last."""
    return deadlines_from(missing(facts, today), facts, today)


def deadlines_from(
    lacking: Iterable[Missing], facts: Situation, today: date
) -> tuple[Deadline, ...]:
    """Return the same where it is known already what is missing."""
    if state_on(facts.history, today) is CaseState.CLOSED:
        return ()
    found = [
        Deadline(kind, item.due_on, _whose(kind, facts))
        for item in lacking
        if (kind := _KINDS.get(item.obstacle.condition)) and kind is not DeadlineKind.QUICK_ANSWERED
    ]
    found += [*_of_those_asked(facts), *_phase_ahead(facts, today)]
    return tuple(sorted(found, key=lambda item: (item.due_on or date.max, item.kind)))


def flags(found: tuple[Deadline, ...]) -> tuple[str, ...]:
    """Return the rules that the deadlines are of, each once, the most urgent first."""
    return tuple(dict.fromkeys(item.rule for item in found))


def _of_those_asked(facts: Situation) -> list[Deadline]:
    """A question is due from those who were asked, and from nobody else (G3)."""
    kind = DeadlineKind.QUICK_ANSWERED
    return [Deadline(kind, one.due_on, one.asked) for one in facts.quick_open]


def _whose(kind: DeadlineKind, facts: Situation) -> frozenset[Role]:
    """The citizen's copy is due from whoever writes the plan, while they are on the team (C6)."""
    owner = facts.plan_owner_roles if kind is DeadlineKind.COPY_IS_NEWEST else None
    return owner or kind.roles


def _phase_ahead(facts: Situation, today: date) -> list[Deadline]:
    """A phase that begins within the notice: time alone begins it, and one may be ready (E1)."""
    run = running_cti(facts, today)
    if run is None:
        return []
    notice = timedelta(days=limit_on(LimitCode.PHASE_NOTICE, today, facts.limits))
    kind = DeadlineKind.PHASE_BEGINS
    return [
        Deadline(kind, phase.starts_on, kind.roles)
        for phase in run.clock.phases[1:]
        if today < phase.starts_on <= today + notice
    ]
