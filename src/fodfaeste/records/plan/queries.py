"""Questions about the assessment and the joint plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fodfaeste.records.cases.models import Task
from fodfaeste.records.plan.models import (
    AssessmentEntry,
    Effort,
    Goal,
    JointPlan,
    PlanVersion,
    SubGoal,
)
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.content import (
    EffortContent,
    GoalContent,
    PlanContent,
    SubGoalContent,
    from_json,
)
from fodfaeste.rules.plan.kinds import EffortStatus, Participation
from fodfaeste.rules.plan.wishes import WishesDiscussed

JOB_GOAL_RULE = "C4"


def plan_of(case_id: int) -> JointPlan | None:
    """The plan as it is being written, once anybody has written in it."""
    return JointPlan.objects.select_related("owner", "changed_by").filter(case=case_id).first()


def content_of(case_id: int) -> PlanContent:
    """What the plan says now; an empty plan when nobody has written yet."""
    plan = plan_of(case_id)
    if plan is None:
        return PlanContent()
    goals = plan.goals.prefetch_related("sub_goals", "efforts")
    task = job_goal_task(case_id)
    return PlanContent(
        citizen_words=plan.citizen_words,
        purpose=plan.purpose,
        job_goal_status=plan.job_goal_status,
        job_goal=plan.job_goal,
        job_goal_task=task.title if task else "",
        legal_form=plan.legal_form,
        goals=tuple(_goal(goal) for goal in goals),
    )


def _goal(goal: Goal) -> GoalContent:
    return GoalContent(
        number=goal.pk,
        wording=goal.wording,
        status=goal.status,
        sub_goals=tuple(_sub_goal(step) for step in goal.sub_goals.all()),
        efforts=tuple(_effort(effort) for effort in goal.efforts.all()),
    )


def _sub_goal(step: SubGoal) -> SubGoalContent:
    return SubGoalContent(
        number=step.pk, wording=step.wording, status=step.status, due_on=step.due_on
    )


def _effort(effort: Effort) -> EffortContent:
    return EffortContent(
        number=effort.pk,
        wording=effort.wording,
        responsible=effort.responsible,
        status=effort.status,
        law=effort.law,
        starts_on=effort.starts_on,
        ends_before=effort.ends_before,
    )


def job_goal_task(case_id: int) -> Task | None:
    """The open task to find a job goal, while there is none (C4)."""
    open_tasks = Task.objects.filter(case=case_id, rule=JOB_GOAL_RULE, state=TaskState.OPEN)
    return open_tasks.order_by("pk").first()


def goal_of(case_id: int, goal_id: int) -> Goal | None:
    """One goal of a case."""
    return Goal.objects.filter(case=case_id, pk=goal_id).first()


def sub_goal_of(case_id: int, sub_goal_id: int) -> SubGoal | None:
    """One sub-goal of a case, with its goal."""
    return SubGoal.objects.select_related("goal").filter(case=case_id, pk=sub_goal_id).first()


def effort_of(case_id: int, effort_id: int) -> Effort | None:
    """One effort of a case, with its goal."""
    return Effort.objects.select_related("goal").filter(case=case_id, pk=effort_id).first()


def assessment_of(case_id: int) -> QuerySet[AssessmentEntry]:
    """The shared assessment in the order written, with who wrote it."""
    entries = AssessmentEntry.objects.filter(case=case_id).select_related("created_by")
    return entries.order_by("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedPlan:
    """One approved version: what it says, who took part, and when the citizen was given it."""

    number: int
    content: PlanContent
    approved_on: date
    approved_by: str
    citizen_took_part: Participation
    citizen_note: str
    roles_present: tuple[Role, ...]
    handed_over_on: date | None


def versions_of(case_id: int) -> tuple[ApprovedPlan, ...]:
    """Every approved version, the latest first."""
    return tuple(_approved(_versions(case_id)))


def version_of(case_id: int, number: int) -> ApprovedPlan | None:
    """One approved version by its number."""
    return next(_approved(_versions(case_id).filter(number=number)), None)


def latest_version(case_id: int) -> ApprovedPlan | None:
    """The plan that holds: the latest approved version."""
    return next(_approved(_versions(case_id)[:1]), None)


def _versions(case_id: int) -> QuerySet[PlanVersion]:
    versions = PlanVersion.objects.filter(case=case_id).select_related("created_by")
    return versions.order_by("-number")


def _approved(rows: Iterable[PlanVersion]) -> Iterator[ApprovedPlan]:
    return (
        ApprovedPlan(
            number=row.number,
            content=from_json(row.content),
            approved_on=row.approved_on,
            approved_by=row.created_by.name if row.created_by else "",
            citizen_took_part=row.citizen_took_part,
            citizen_note=row.citizen_note,
            roles_present=tuple(map(Role, row.roles_present)),
            handed_over_on=row.handed_over_on,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The latest version that is approved and the latest the citizen was given; 0 is none."""

    approved: int
    handed_over: int


def paper_of(case_id: int) -> Paper:
    """How the citizen's paper copy stands to the plan that holds (C6)."""
    rows = PlanVersion.objects.filter(case=case_id).values_list("number", "handed_over_on")
    numbers = list(rows)
    return Paper(
        approved=max((number for number, _ in numbers), default=0),
        handed_over=max((number for number, day in numbers if day), default=0),
    )


def wishes_discussed(case_id: int) -> WishesDiscussed:
    """When each area talked with the citizen about job wishes and goals (C7)."""
    days = JointPlan.objects.filter(case=case_id).values_list(
        "wishes_discussed_employment_on", "wishes_discussed_social_on"
    )
    return WishesDiscussed(*(days.first() or (None, None)))


def efforts_since(case_id: int) -> date | None:
    """The day the earliest effort that is running began (C11)."""
    running = Effort.objects.filter(case=case_id, status=EffortStatus.RUNNING)
    return (
        running.exclude(starts_on=None)
        .order_by("starts_on")
        .values_list("starts_on", flat=True)
        .first()
    )
