"""The goals of a unit's whole effort, with their sub-goals and how they have stood (J4)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Q, QuerySet

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models import EffortGoal, EffortGoalStatus
from fodfaeste.records.boards.queries.reach import near
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.boards.goals import is_overdue
from fodfaeste.rules.boards.kinds import STILL_OPEN, EffortGoalState

GoalRow: TypeAlias = EffortGoal
StatusRow: TypeAlias = EffortGoalStatus
"""What the floor above calls them; it imports no tables."""

STATUSES_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal with those below it, and its latest statuses."""

    row: EffortGoal
    owner: str
    is_overdue: bool
    statuses: tuple[EffortGoalStatus, ...]
    below: tuple["GoalLine", ...] = ()


def goals_of(unit_ids: tuple[int, ...], today: date) -> tuple[GoalLine, ...]:
    """Every goal of these units, the open ones first; two queries."""
    rows = list(EffortGoal.objects.filter(unit__in=unit_ids).select_related("owner", "unit"))
    statuses = defaultdict(list)
    for status in EffortGoalStatus.objects.filter(goal__in=rows).select_related("created_by"):
        statuses[status.goal_id].append(status)
    below = defaultdict(list)
    lines = {row.pk: _line(row, statuses[row.pk], today) for row in rows}
    for row in rows:
        if row.parent_id:
            below[row.parent_id].append(lines[row.pk])
    tops = [(row, (*below[row.pk],)) for row in rows if not row.parent_id]
    tops.sort(key=lambda pair: pair[0].state not in STILL_OPEN)
    return tuple(_line(row, statuses[row.pk], today, under) for row, under in tops)


def _line(
    row: EffortGoal,
    statuses: list[EffortGoalStatus],
    today: date,
    below: tuple[GoalLine, ...] = (),
) -> GoalLine:
    return GoalLine(
        row=row,
        owner=row.owner.name,
        is_overdue=is_overdue(EffortGoalState(row.state), row.due_on, today),
        statuses=tuple(statuses[:STATUSES_SHOWN]),
        below=below,
    )


def units_with(actor: Actor, today: date) -> tuple[Unit, ...]:
    """The units whose boards one comes to, and those where one holds an eye on a goal; by name."""
    mine = EffortGoal.objects.filter(owner=actor.id).values("unit")
    found = Unit.objects.filter(Q(pk__in=near(actor, today).values("pk")) | Q(pk__in=mine))
    return tuple(found.order_by("name", "pk"))


def goal_of(
    unit_ids: tuple[int, ...], effort_goal_id: int, *, owner: int | None = None
) -> EffortGoal | None:
    """One goal of these units, or one that somebody holds an eye on."""
    near_by = Q(unit__in=unit_ids) | Q(owner=owner) if owner else Q(unit__in=unit_ids)
    found = EffortGoal.objects.filter(near_by, pk=effort_goal_id)
    return found.select_related("owner", "unit", "parent").first()


def open_goals(unit_ids: tuple[int, ...]) -> QuerySet[EffortGoal]:
    """The goals that are still open, without the sub-goals, for the head of the board."""
    found = EffortGoal.objects.filter(unit__in=unit_ids, parent=None, state__in=STILL_OPEN)
    return found.select_related("owner")
