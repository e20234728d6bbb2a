"""Write what the plan says outside its goals, and note the talks about wishes (C3, C4, C7)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.plan.actions.writing import (
    edited,
    mark_changed,
    plan_to_write,
)
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.plan.queries import JOB_GOAL_RULE, job_goal_task
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.kinds import JobGoalStatus, PlanLegalForm
from fodfaeste.rules.plan.wishes import check_discussion
from fodfaeste.rules.text import TextKind, cleaned

FIND_A_JOB_GOAL = "Find frem til et jobmål sammen, fx på et virksomhedsbesøg."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """What the plan says outside its goals; the task is what is done while there is no job goal."""

    citizen_words: str = ""
    purpose: str = ""
    job_goal_status: JobGoalStatus = JobGoalStatus.NOT_YET
    job_goal: str = ""
    job_goal_task: str = ""
    legal_form: PlanLegalForm = PlanLegalForm.OVERVIEW


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
) -> JointPlan:
    """Save the plan's texts on the version that was read; raises Stale (C3).

    Without a job goal there is a task to reach one (C4); a goal in words ends that task.
    """
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    before = plan_to_write(case, actor=actor, now=now)
    task = _TaskChange.to(texts, case)
    plan = edited(
        JointPlan.objects.filter(pk=before.pk),
        version=version,
        values={
            "citizen_words": cleaned(texts.citizen_words, kind=TextKind.LONG),
            "purpose": cleaned(texts.purpose, kind=TextKind.LONG),
            "job_goal_status": texts.job_goal_status,
            "job_goal": cleaned(texts.job_goal, kind=TextKind.PARAGRAPH),
            "legal_form": texts.legal_form,
        },
        actor=actor,
        now=now,
        more_changed=task.is_needed,
    )
    if plan.version != before.version:
        task.write(case, actor=actor, today=today, now=now)
        mark_changed(plan)
    if draft:
        drafts.discard(actor=actor, form=draft)
    return plan


@dataclass(frozen=True, slots=True)
class _TaskChange:
    """What a save means for the task to find a job goal: open it, reword it or finish it (C4)."""

    task: Task | None
    title: str

    @classmethod
    def to(cls, texts: PlanTexts, case: Case) -> "_TaskChange":
        task = job_goal_task(case.pk)
        if texts.job_goal_status is JobGoalStatus.FORMULATED:
            return cls(task, "")
        wanted = cleaned(texts.job_goal_task, kind=TextKind.PARAGRAPH)
        return cls(task, wanted or (task.title if task else FIND_A_JOB_GOAL))

    @property
    def is_needed(self) -> bool:
        return (self.task.title if self.task else "") != self.title

    def write(self, case: Case, *, actor: Actor, today: date, now: datetime) -> None:
        if not self.is_needed:
            return
        if self.task is None:
            Task.objects.create(
                **made_by(actor.id, now),
                case=case,
                title=self.title,
                responsible_id=actor.id,
                rule=JOB_GOAL_RULE,
            )
            return
        if self.title:
            self.task.title = self.title
        else:
            _finish(self.task, actor=actor, today=today)
        changed_by(self.task, actor.id, now)
        self.task.save()


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
    seats = frozenset(filter(None, map(department_of, relation.team)))
    check_discussion(department=department, seats=seats, discussed_on=discussed_on, today=today)
    plan = plan_to_write(case, actor=actor, now=now)
    column = f"wishes_discussed_{department}_on"
    setattr(plan, column, discussed_on)
    plan.save(update_fields=[column])
    return plan
