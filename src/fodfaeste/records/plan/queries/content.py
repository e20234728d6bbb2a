"""What the joint plan says now, and one thing in it at a time."""

from datetime import date

from fodfaeste.records.cases.models import Task
from fodfaeste.records.plan.models import Effort, Goal, JointPlan, SubGoal
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.kinds import EffortStatus, LifeArea
from fodfaeste.rules.plan.weekly import from_code
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
        paragraphs=tuple(plan.paragraphs),
        form_consent_on=plan.form_consent_on,
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
        area=LifeArea(effort.area) if effort.area else None,
        weekly_times=tuple(map(from_code, effort.weekly_times)),
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
