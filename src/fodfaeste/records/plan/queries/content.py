"""What the joint plan says now, and one thing in it at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from fodfaeste.records.cases.models import Task
from fodfaeste.records.foundation import composed
from fodfaeste.records.plan.models import Effort, Goal, JointPlan, PlanVersion, SubGoal
from fodfaeste.records.plan.queries.versions import HEAD, VersionHead, head_from, heads
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.content import PlanContent, from_json, goals_from
from fodfaeste.rules.plan.wishes import WishesDiscussed

JOB_GOAL_RULE = "C4"


@dataclass(frozen=True, slots=True)
class WrittenPlan:
    """The plan as it is being written, what it says now, and what its latest version says."""

    plan: JointPlan | None
    content: PlanContent
    approved: PlanContent | None
    versions: tuple[VersionHead, ...] = ()

    @property
    def is_approved(self) -> bool:
        """Whether the plan says what was approved."""
        return self.content == self.approved

    @property
    def holding(self) -> PlanContent:
        """What holds: the latest approved version, or the draft while there is none (C5)."""
        return self.content if self.approved is None else self.approved


def written_plan(case_id: int) -> WrittenPlan:
    """Everything about the plan of one case in one query, however many goals there are."""
    plan = _plans(case_id).annotate(said=_said()).first()
    if plan is None:
        return WrittenPlan(None, PlanContent(), None)
    said = plan.said
    approved = from_json(said["approved"]) if said["approved"] else None
    versions = tuple(map(head_from, said["versions"]))
    return WrittenPlan(plan, _content(plan, said), approved, versions)


def plan_of(case_id: int) -> JointPlan | None:
    """The plan as it is being written, once anybody has written in it."""
    return _plans(case_id).first()


def content_of(case_id: int) -> PlanContent:
    """What the plan says now; an empty plan when nobody has written yet."""
    return written_plan(case_id).content


def _plans(case_id: int) -> QuerySet[JointPlan]:
    return JointPlan.objects.select_related("owner", "changed_by").filter(case=case_id)


def _content(plan: JointPlan, said: Mapping[str, Any]) -> PlanContent:
    return PlanContent(
        citizen_words=plan.citizen_words,
        purpose=plan.purpose,
        job_goal_status=plan.job_goal_status,
        job_goal=plan.job_goal,
        job_goal_task=said["task"] or "",
        legal_form=plan.legal_form,
        paragraphs=tuple(plan.paragraphs),
        form_consent_on=plan.form_consent_on,
        goals=goals_from(said["goals"]),
    )


def _open_tasks() -> QuerySet[Task]:
    return Task.objects.filter(rule=JOB_GOAL_RULE, state=TaskState.OPEN).order_by("pk")


def _under(found: QuerySet[Any], parent: str, *names: str, **more: Any) -> ArraySubquery:
    """Each row under its parent as `as_json` would say it."""
    row = JSONObject(
        number="pk", wording="wording", status="status", **{n: n for n in names}, **more
    )
    return ArraySubquery(found.filter(**{parent: OuterRef("pk")}).values(row=row))


_SAID = JSONObject(
    goals=_under(
        Goal.objects.all(),
        "plan",
        sub_goals=_under(SubGoal.objects.all(), "goal", "due_on"),
        efforts=_under(
            Effort.objects.all(),
            "goal",
            *("responsible", "law", "starts_on", "ends_before", "area", "weekly_times"),
        ),
    ),
    task=Subquery(_open_tasks().filter(case=OuterRef("case")).values("title")[:1]),
    versions=ArraySubquery(heads().filter(plan=OuterRef("pk")).values(row=HEAD)),
    approved=Subquery(
        PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number").values("content")[:1]
    ),
)


@cache
def _said() -> RawSQL:
    return composed(JointPlan, _SAID)


def job_goal_task(case_id: int) -> Task | None:
    """The open task to find a job goal, while there is none (C4)."""
    return _open_tasks().filter(case=case_id).first()


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
