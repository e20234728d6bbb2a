"""Note what a board meeting decided, and what stands in the way (J2)."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.boards.models import BoardDecision, BoardMeeting, EffortObstacle
from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.meeting import (
    Promise,
    check_board_decision,
    check_board_goes_on,
    check_leads_board,
    check_obstacle,
    check_removed,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

TITLE_LENGTH = 200


@creates(BoardDecision)
def decide(
    *,
    actor: Actor,
    case: Case,
    meeting: BoardMeeting,
    decision: Promise,
    is_obstacle: bool = False,
    today: date,
    now: datetime,
    draft: str = "",
) -> BoardDecision:
    """Note a decision about a course: words, somebody's task, or an obstacle that is removed."""
    access.require(actor, Permission.BOARD_DECIDE, case, today=today, now=now)
    check_board_goes_on(ended=meeting.ended_on is not None)
    text = cleaned(decision.text, kind=TextKind.PARAGRAPH)
    obstacle = task = None
    if is_obstacle:
        check_obstacle(decision, today=today, citizen=case.citizen.name)
        obstacle = _new_obstacle(actor, meeting.unit_id, meeting, text, decision, now=now)
    else:
        check_board_decision(decision, today=today)
        task = _new_task(actor, case, text, decision, now=now)
    made = BoardDecision.objects.create(
        **made_by(actor.id, now),
        case=case,
        meeting=meeting,
        text=text,
        task=task,
        obstacle=obstacle,
    )
    drafts.discard(actor=actor, form=draft)
    return made


@creates(EffortObstacle)
def note_obstacle(
    *,
    actor: Actor,
    unit_id: int,
    meeting: BoardMeeting | None,
    promise: Promise,
    today: date,
    now: datetime,
    draft: str = "",
) -> EffortObstacle:
    """Note what is in the way of a unit's effort, at its board meeting or between two."""
    access.require_anywhere(actor, Permission.BOARD_LEAD)
    check_leads_board(leads=unit_id in actor.leads_units)
    text = cleaned(promise.text, kind=TextKind.PARAGRAPH)
    check_obstacle(promise, today=today)
    made = _new_obstacle(actor, unit_id, meeting, text, promise, now=now)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def remove_obstacle(
    *,
    actor: Actor,
    obstacle_id: int,
    how: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> EffortObstacle:
    """Say that an obstacle is gone, and how; the same once more changes nothing."""
    access.require_anywhere(actor, Permission.BOARD_SEE)
    obstacle = EffortObstacle.objects.select_for_update(of=("self",)).get(pk=obstacle_id)
    said = cleaned(how, kind=TextKind.PARAGRAPH)
    if said and (obstacle.removed_by_id, obstacle.how) == (actor.id, said):
        return obstacle
    is_mine = obstacle.remover_id == actor.id or obstacle.unit_id in actor.leads_units
    check_removed(how=said, removed=obstacle.removed_on is not None, may=is_mine)
    obstacle.how = said
    obstacle.removed_on, obstacle.removed_by_id = today, actor.id
    changed_by(obstacle, actor.id, now)
    obstacle.save()
    drafts.discard(actor=actor, form=draft)
    return obstacle


def _new_obstacle(
    actor: Actor,
    unit_id: int,
    meeting: BoardMeeting | None,
    text: str,
    promise: Promise,
    *,
    now: datetime,
) -> EffortObstacle:
    """An obstacle, and a word to whoever removes it."""
    remover, due_on = promise.settled()
    made = EffortObstacle.objects.create(
        **made_by(actor.id, now),
        unit_id=unit_id,
        meeting=meeting,
        text=text,
        remover_id=remover,
        due_on=due_on,
    )
    notify(
        actor=actor,
        recipients=[made.remover_id],
        case_id=None,
        kind=NoticeKind.MEETING,
        sentence="Du har fået en hindring at fjerne. Se »Hindringer« under Tavle.",
        now=now,
    )
    return made


def _new_task(
    actor: Actor, case: Case, text: str, decision: Promise, *, now: datetime
) -> Task | None:
    if decision.responsible is None:
        return None
    title = text.splitlines()[0][:TITLE_LENGTH]
    task = new_task(actor=actor, case=case, title=title, responsible=decision.responsible, now=now)
    task.due_on, task.rule = decision.due_on, "J2"
    task.save(force_insert=True)
    return task
