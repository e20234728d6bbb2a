"""Tasks: somebody promises something, and says when it is done."""

from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import TaskState


@creates(Task)
def add_task(
    *,
    actor: Actor,
    case: Case,
    title: str,
    responsible: int | None,
    due_on: date | None,
    today: date,
    now: datetime,
) -> Task:
    """Add a task; without a colleague it is the citizen who does it."""
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    task = new_task(actor=actor, case=case, title=title, responsible=responsible, now=now)
    task.citizen_does_it = responsible is None
    task.due_on = due_on
    task.save(force_insert=True)
    return task


def new_task(
    *, actor: Actor, case: Case, title: str, responsible: int | None, now: datetime
) -> Task:
    """An unsaved task, for actions that give somebody something to do."""
    return Task(**made_by(actor.id, now), case=case, title=title, responsible_id=responsible)


@transaction.atomic
def finish_task(
    *, actor: Actor, case: Case, task_id: int, version: int, today: date, now: datetime
) -> Task:
    """Say that a task is done."""
    return _put(
        actor=actor,
        case=case,
        task_id=task_id,
        version=version,
        state=TaskState.DONE,
        today=today,
        now=now,
    )


@transaction.atomic
def reopen_task(
    *, actor: Actor, case: Case, task_id: int, version: int, today: date, now: datetime
) -> Task:
    """Take back that a task was done."""
    return _put(
        actor=actor,
        case=case,
        task_id=task_id,
        version=version,
        state=TaskState.OPEN,
        today=today,
        now=now,
    )


def finish_asked_for(
    *,
    rule: str,
    case: Case | int,
    done_on: date,
    actor: Actor | None,
    now: datetime,
    of_the_actor: bool = False,
) -> None:
    """Finish the open tasks of a rule whose matter is done now; for actions that have done it.

    `of_the_actor` leaves what others were asked for open. Nobody acts behind a link.
    """
    by = actor.id if actor else None
    asked = Task.objects.filter(case=case, rule=rule, state=TaskState.OPEN)
    for task in asked.filter(responsible=by) if of_the_actor else asked:
        task.state, task.done_on, task.done_by_id = TaskState.DONE, done_on, by
        changed_by(task, by, now)
        task.save()


def _put(
    *,
    actor: Actor,
    case: Case,
    task_id: int,
    version: int,
    state: TaskState,
    today: date,
    now: datetime,
) -> Task:
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    task = lock(Task.objects.filter(pk=task_id, case=case), version=version)
    is_done = state is TaskState.DONE
    task.state = state
    task.done_on = today if is_done else None
    task.done_by_id = actor.id if is_done else None
    changed_by(task, actor.id, now)
    task.save()
    return task
