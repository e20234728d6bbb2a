"""Questions about the assessment and the joint plan."""

from fodfaeste.records.plan.queries.assessment import assessment_of
from fodfaeste.records.plan.queries.content import (
    JOB_GOAL_RULE,
    content_of,
    effort_of,
    efforts_since,
    goal_of,
    job_goal_task,
    plan_of,
    sub_goal_of,
    wishes_discussed,
)
from fodfaeste.records.plan.queries.versions import (
    ApprovedPlan,
    Paper,
    latest_version,
    paper_of,
    version_of,
    versions_of,
)

__all__ = [
    "JOB_GOAL_RULE",
    "ApprovedPlan",
    "Paper",
    "assessment_of",
    "content_of",
    "effort_of",
    "efforts_since",
    "goal_of",
    "job_goal_task",
    "latest_version",
    "paper_of",
    "plan_of",
    "sub_goal_of",
    "version_of",
    "versions_of",
    "wishes_discussed",
]
