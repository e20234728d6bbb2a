"""Set goals and sub-goals for the whole effort, and say how they stand (J4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.boards.models import EffortGoal, EffortGoalStatus
from fodfaeste.records.cases import access
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.goals import GoalSaid, check_effort_goal, check_goal_status
from fodfaeste.rules.boards.kinds import EffortGoalState
from fodfaeste.rules.boards.meeting import check_leads_board
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGoal:
    """What a goal says; `parent_id` when it is a sub-goal."""

    wording: str
    owner: int | None
    due_on: date | None
    parent_id: int | None = None


@creates(EffortGoal)
def set_goal(
    *, actor: Actor, unit_id: int, goal: NewGoal, today: date, now: datetime
) -> EffortGoal:
    """Set a goal, or a sub-goal of one; it begins today."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    check_leads_board(leads=unit_id in actor.leads_units)
    parent = EffortGoal.objects.get(pk=goal.parent_id, unit=unit_id) if goal.parent_id else None
    is_below = parent is not None and parent.parent_id is not None
    owner, due_on = _checked(goal, is_below=is_below, today=today)
    made = EffortGoal.objects.create(
        **made_by(actor.id, now),
        unit_id=unit_id,
        parent=parent,
        wording=cleaned(goal.wording, kind=TextKind.LINE),
        owner_id=owner,
        due_on=due_on,
    )
    EffortGoalStatus.objects.create(
        **made_by(actor.id, now),
        goal=made,
        state=EffortGoalState.BEGUN,
        note=f"Sat {today.day}.{today.month}.{today.year}.",
    )
    return made


@transaction.atomic
def change_goal(
    *,
    actor: Actor,
    effort_goal_id: int,
    version: int,
    goal: NewGoal,
    today: date,
    now: datetime,
) -> EffortGoal:
    """Give a goal other words, another owner or another day; its history stands."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    row = lock(EffortGoal.objects.filter(pk=effort_goal_id), version=version)
    check_leads_board(leads=row.unit_id in actor.leads_units)
    owner, due_on = _checked(goal, today=today, stood_on=row.due_on)
    row.wording = cleaned(goal.wording, kind=TextKind.LINE)
    row.owner_id, row.due_on = owner, due_on
    changed_by(row, actor.id, now)
    row.save()
    return row


@creates(EffortGoalStatus)
def note_status(
    *,
    actor: Actor,
    effort_goal_id: int,
    state: EffortGoalState,
    note: str,
    today: date,  # noqa: ARG001 -- every action takes it
    now: datetime,
    draft: str = "",
) -> EffortGoalStatus:
    """Say how a goal stands: by its owner or the unit's leader; what was said before stands."""
    access.require_anywhere(actor, Permission.BOARD_SEE)
    row = EffortGoal.objects.select_for_update(of=("self",)).get(pk=effort_goal_id)
    check_leads_board(leads=row.unit_id in actor.leads_units or row.owner_id == actor.id)
    check_goal_status(note=note)
    row.state = state
    changed_by(row, actor.id, now)
    row.save()
    drafts.discard(actor=actor, form=draft)
    return EffortGoalStatus.objects.create(
        **made_by(actor.id, now),
        goal=row,
        state=state,
        note=cleaned(note, kind=TextKind.PARAGRAPH),
    )


def _checked(
    goal: NewGoal, *, today: date, is_below: bool = False, stood_on: date | None = None
) -> tuple[int, date]:
    said = GoalSaid(
        wording=goal.wording,
        owner=goal.owner,
        due_on=goal.due_on,
        is_below=is_below,
        stood_on=stood_on,
    )
    check_effort_goal(said, today=today)
    return said.settled()
