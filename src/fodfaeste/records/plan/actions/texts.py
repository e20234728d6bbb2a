"""Write what the plan says outside its goals, and note the talks about wishes (C3, C4, C7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import Saved, changed_by, made_by
from fodfaeste.records.plan.actions.writing import judged, kept, mark_changed, plan_to_write, put
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.plan.queries import JOB_GOAL_RULE, job_goal_task
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.plan.wishes import check_discussion
from fodfaeste.rules.text import TextKind, cleaned

TASK = "job_goal_task"
FIND_A_JOB_GOAL = "Find frem til et jobmål sammen, fx på et virksomhedsbesøg."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """What the plan says outside its goals; the task is what is done while there is no job goal."""

    citizen_words: str = ""
    purpose: str = ""
    job_goal_status: JobGoalStatus = JobGoalStatus.NOT_YET
    job_goal: str = ""
    job_goal_task: str = ""


@transaction.atomic
def begin(
    *,
    actor: Actor,
    case: Case,
    citizen_words: str,
    owner_id: int | None,
    today: date,
    now: datetime,
) -> JointPlan:
    """Begin the plan with what the citizen said at the kickoff, and who answers for it (B4).

    Words that stand in the plan already are kept.
    """
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    words = plan.citizen_words or cleaned(citizen_words, kind=TextKind.LONG)
    if (plan.citizen_words, plan.owner_id) == (words, owner_id):
        return plan
    plan.citizen_words, plan.owner_id = words, owner_id
    changed_by(plan, actor.id, now)
    plan.changed_since_approval = True
    plan.save()
    return plan


@transaction.atomic
def save_texts(
    *,
    actor: Actor,
    case: Case,
    version: int,
    texts: PlanTexts,
    today: date,
    now: datetime,
    draft: str = "",
    seen: Marks | None = None,
) -> Saved[JointPlan]:
    """Save the texts that only this writer has changed since they were `seen` (C3, T9).

    Raises Stale where two changed the same. Without a job goal there is a task to reach one (C4);
    a goal in words ends that task.
    """
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    task = job_goal_task(case.pk)
    title = task.title if task else ""
    mine = _as_kept(texts, title)
    theirs = {name: getattr(plan, name) for name in mine if name != TASK} | {TASK: title}
    found = judged(plan, version=version, seen=seen, mine=mine, theirs=theirs)
    columns = {name: mine[name] for name in found.written if name != TASK}
    put(plan, columns)
    wanted = _wanted_task(plan, mine[TASK] if TASK in found.written else title)
    saved = kept(plan, columns, found, actor=actor, now=now, more=wanted != title)
    if saved.wrote:
        _write_task(task, wanted, case, actor=actor, today=today, now=now)
        mark_changed(plan)
    if draft:
        drafts.discard(actor=actor, form=draft)
    return saved


def _as_kept(texts: PlanTexts, title: str) -> dict[str, str]:
    """The texts as they are kept, the task among them; left empty, it keeps its words."""
    return {
        "citizen_words": cleaned(texts.citizen_words, kind=TextKind.LONG),
        "purpose": cleaned(texts.purpose, kind=TextKind.LONG),
        "job_goal_status": texts.job_goal_status,
        "job_goal": cleaned(texts.job_goal, kind=TextKind.PARAGRAPH),
        TASK: cleaned(texts.job_goal_task, kind=TextKind.PARAGRAPH) or title,
    }


def _wanted_task(plan: JointPlan, title: str) -> str:
    """What the open task to find a job goal says; nothing when there is a goal (C4)."""
    if plan.job_goal_status is JobGoalStatus.FORMULATED:
        return ""
    return title or FIND_A_JOB_GOAL


def _write_task(
    task: Task | None, wanted: str, case: Case, *, actor: Actor, today: date, now: datetime
) -> None:
    """Open the task, word it anew or finish it."""
    if task is None:
        if wanted:
            Task.objects.create(
                **made_by(actor.id, now),
                case=case,
                title=wanted,
                responsible_id=actor.id,
                rule=JOB_GOAL_RULE,
            )
        return
    if task.title == wanted:
        return
    if wanted:
        task.title = wanted
    else:
        _finish(task, actor=actor, today=today)
    changed_by(task, actor.id, now)
    task.save()


def _finish(task: Task, *, actor: Actor, today: date) -> None:
    task.state, task.done_on, task.done_by_id = TaskState.DONE, today, actor.id


@transaction.atomic
def discuss_wishes(
    *,
    actor: Actor,
    case: Case,
    department: Department,
    discussed_on: date,
    today: date,
    now: datetime,
) -> JointPlan:
    """Note that one area has talked with the citizen about job wishes and goals (C7).

    Another day replaces the one noted; the plan's text and version stay as they are.
    """
    relation = access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    seats = frozenset(filter(None, map(department_of, relation.seats)))
    check_discussion(department=department, seats=seats, discussed_on=discussed_on, today=today)
    plan = plan_to_write(case, actor=actor, now=now)
    column = f"wishes_discussed_{department}_on"
    setattr(plan, column, discussed_on)
    plan.save(update_fields=[column])
    return plan


@transaction.atomic
def note_talk(
    *,
    actor: Actor,
    case: Case,
    departments: Collection[Department],
    talked_on: date,
    today: date,
    now: datetime,
) -> None:
    """Note that areas talked about wishes and goals where the record says so itself (C7).

    For actions that have seen who was there. A day that is noted already stands.
    """
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    columns = [f"wishes_discussed_{department}_on" for department in departments]
    new = [column for column in columns if getattr(plan, column) is None]
    for column in new:
        setattr(plan, column, talked_on)
    plan.save(update_fields=new)
