"""Decisions and goals as the pages of the board show them: first letters, and what has become."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fodfaeste.pictures import danish
from fodfaeste.records.boards.queries.goals import GoalLine
from fodfaeste.records.boards.queries.meetings import Decided
from fodfaeste.rules.boards.kinds import EffortGoalState, Told

if TYPE_CHECKING:
    from fodfaeste.records.boards.queries.goals import GoalRow, StatusRow
    from fodfaeste.records.boards.queries.obstacles import ObstacleRow

GOAL_TONES = {
    EffortGoalState.BEGUN: "blue",
    EffortGoalState.BEHIND: "attention",
    EffortGoalState.REACHED: "good",
    EffortGoalState.DROPPED: "plain",
}
TOLD_TONES = {Told.DONE: "good", Told.REMOVED: "good", Told.LATE: "attention", Told.OPEN: "plain"}
KEPT = frozenset({Told.DONE, Told.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedShown:
    """One decision."""

    case_id: int
    initials: str
    text: str
    is_obstacle: bool
    responsible: str
    due_on: date | None
    told: str
    tone: str
    is_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalShown:
    """A goal with those below it."""

    row: "GoalRow"
    owner: str
    tone: str
    is_overdue: bool
    statuses: "tuple[StatusRow, ...]"
    below: "tuple[GoalShown, ...]"


def decided_shown(found: Iterable[Decided], today: date) -> list[DecidedShown]:
    """Return decisions as they are read in the room."""
    return [_decided(one, one.told(today)) for one in found]


def apart(
    decided: Sequence[Decided], found: "Iterable[ObstacleRow]", today: date
) -> "tuple[list[DecidedShown], list[tuple[ObstacleRow, str]]]":
    """Return decisions, and what is in the way with whose it is: nothing is said twice."""
    about = {one.obstacle_id: danish.initials(one.name) for one in decided if one.obstacle_id}
    others = [one for one in decided if not one.is_obstacle]
    return decided_shown(others, today), [(row, about.get(row.pk, "")) for row in found]


def _decided(one: Decided, told: Told | None) -> DecidedShown:
    return DecidedShown(
        case_id=one.case_id,
        initials=danish.initials(one.name),
        text=one.text,
        is_obstacle=one.is_obstacle,
        responsible=one.responsible,
        due_on=one.due_on,
        told=told.label if told else "",
        tone=TOLD_TONES[told] if told else "",
        is_kept=told in KEPT,
    )


def goals_shown(lines: Iterable[GoalLine]) -> tuple[GoalShown, ...]:
    """Return goals as they are read."""
    return tuple(
        GoalShown(
            row=line.row,
            owner=line.owner,
            tone=GOAL_TONES[EffortGoalState(line.row.state)],
            is_overdue=line.is_overdue,
            statuses=line.statuses,
            below=goals_shown(line.below),
        )
        for line in lines
    )
