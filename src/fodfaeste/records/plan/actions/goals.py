"""Goals in the citizen's words, and the steps towards them (C3)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.actions import ends_draft
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, made_by
from fodfaeste.records.plan.actions.writing import edited, mark_changed, plan_to_write
from fodfaeste.records.plan.models import Goal, SubGoal
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.plan.kinds import PURSUED, GoalStatus
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.plan.writing import check_wording
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWords:
    """A goal as the citizen says it now, and how far it is."""

    wording: str
    status: GoalStatus

    def values(self) -> dict[str, object]:
        """The columns as they are kept; raises Refused (C3) without words."""
        check_wording(self.wording)
        return {
            "wording": cleaned(self.wording, kind=TextKind.PARAGRAPH),
            "status": self.status,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubGoal:
    """A step towards a goal."""

    wording: str
    due_on: date | None = None
    status: GoalStatus = GoalStatus.CURRENT

    def values(self) -> dict[str, object]:
        """The columns as they are kept; raises Refused (C3) without words."""
        check_wording(self.wording)
        return {
            "wording": cleaned(self.wording, kind=TextKind.PARAGRAPH),
            "due_on": self.due_on,
            "status": self.status,
        }


@creates(Goal)
@ends_draft
def add_goal(*, actor: Actor, case: Case, wording: str, today: date, now: datetime) -> Goal:
    """Add a goal after the others, as the citizen says it."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    check_wording(wording)
    plan = plan_to_write(case, actor=actor, now=now)
    last = plan.goals.aggregate(last=Max("position"))["last"] or 0
    goal = Goal.objects.create(
        **made_by(actor.id, now),
        case=case,
        plan=plan,
        wording=cleaned(wording, kind=TextKind.PARAGRAPH),
        position=last + 1,
    )
    mark_changed(plan)
    return goal


@ends_draft
@transaction.atomic
def edit_goal(
    *,
    actor: Actor,
    case: Case,
    goal_id: int,
    version: int,
    new: GoalWords,
    today: date,
    now: datetime,
    seen: Marks | None = None,
) -> Saved[Goal]:
    """Change a goal's words or how far it is; raises Stale where two changed the same."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    saved = edited(
        Goal.objects.filter(case=case, pk=goal_id),
        version=version,
        seen=seen,
        values=new.values(),
        actor=actor,
        now=now,
    )
    if saved.wrote:
        mark_changed(plan)
    return saved


@transaction.atomic
def move_goal(
    *,
    actor: Actor,
    case: Case,
    goal_id: int,
    up: bool,
    today: date,
    now: datetime,
    stood: int | None = None,
) -> None:
    """Move a goal one place up or down among those that are pursued; at the end it stays.

    `stood` is its place on the page that was read, from 1: a second click finds it moved already.
    """
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    goals = list(plan.goals.all())
    shown = [goal for goal in goals if goal.status in PURSUED]
    here = next((place for place, goal in enumerate(shown) if goal.pk == goal_id), None)
    if here is None or stood not in {None, here + 1}:
        return
    there = here - 1 if up else here + 1
    if not 0 <= there < len(shown):
        return
    shown[here], shown[there] = shown[there], shown[here]
    moved = iter(shown)
    goals = [next(moved) if goal.status in PURSUED else goal for goal in goals]
    for place, goal in enumerate(goals, start=1):
        goal.position = place
    Goal.objects.bulk_update(goals, ["position"])
    mark_changed(plan)


@creates(SubGoal)
@ends_draft
def add_sub_goal(
    *, actor: Actor, case: Case, goal_id: int, new: NewSubGoal, today: date, now: datetime
) -> SubGoal:
    """Add a step towards a goal."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    goal = Goal.objects.get(case=case, pk=goal_id)
    step = SubGoal.objects.create(**made_by(actor.id, now), case=case, goal=goal, **new.values())
    mark_changed(plan)
    return step


@ends_draft
@transaction.atomic
def edit_sub_goal(
    *,
    actor: Actor,
    case: Case,
    sub_goal_id: int,
    version: int,
    new: NewSubGoal,
    today: date,
    now: datetime,
    seen: Marks | None = None,
) -> Saved[SubGoal]:
    """Change a step; raises Stale where two changed the same."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    saved = edited(
        SubGoal.objects.filter(case=case, pk=sub_goal_id),
        version=version,
        seen=seen,
        values=new.values(),
        actor=actor,
        now=now,
    )
    if saved.wrote:
        mark_changed(plan)
    return saved
