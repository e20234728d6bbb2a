"""What the six core elements of one course are judged from; made by the record floor (J8)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.fidelity import Judged
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The kickoffs: the first day held, the next one planned, who came, what was done there."""

    planned_on: date | None = None
    held_on: date | None = None
    came: frozenset[Role] = frozenset()
    prepared: frozenset[Role] = frozenset()
    untold: int = 0
    wishes: bool = False
    plan_ready_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The joint plan: whether it counts, and what stands in it."""

    approved: bool = False
    job_goal: bool = False
    goals: int = 0
    sub_goals: int = 0
    efforts: int = 0
    discussed_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The latest follow-up, of the plan or at the workplace, and who came."""

    held_on: date | None = None
    came: frozenset[Role] = frozenset()
    cti_at_work: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The way to a workplace, and what is agreed there; dates that lie ahead have not come."""

    contacted_on: date | None = None
    paid_tasks: bool = False
    matched_on: date | None = None
    began_on: date | None = None
    agreed: bool = False
    ordinary: bool = False
    steps: int = 0
    weeks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreFacts:
    """One course. `cti` is None before CTI; `asks` are the deadlines that stand on it today."""

    enrolled_on: date
    closed_on: date | None = None
    start: Start = Start()
    assessed: bool = False
    plan: Plan = Plan()
    follow_up: FollowUp = FollowUp()
    work: Work = Work()
    cti: tuple[Judged, ...] | None = None
    phase_2_on: date | None = None
    asks: frozenset[DeadlineKind] = frozenset()
    no_effort_days: int = 14

    @property
    def is_closed(self) -> bool:
        """Say whether the whole course is over."""
        return self.closed_on is not None
