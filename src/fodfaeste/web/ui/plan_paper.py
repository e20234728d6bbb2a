"""The joint plan as a document, the same for staff and for the citizen (C6)."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from django.http import HttpResponse

from fodfaeste.pdf.documents import EffortLine, Helper, NextGoal, PlanDocument, PlanGoal
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.records.plan.queries import ApprovedPlan
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.kinds import JobGoalStatus


class RoleWords(Protocol):
    """What a role is called here, and what it helps with."""

    label: str
    description: str


def plan_paper(
    content: PlanContent,
    version: ApprovedPlan | None,
    *,
    citizen: str,
    overview: CaseOverview,
    roles: Mapping[Role, RoleWords],
    today: date,
) -> HttpResponse:
    """Return the plan as PDF/UA; the file's name tells nothing about anybody."""
    document = PlanDocument(
        citizen=citizen,
        printed_on=today,
        quote=content.citizen_words,
        purpose=content.purpose,
        job_goal=job_goal_in_words(content),
        version=version.number if version else None,
        approved_on=version.approved_on if version else None,
        took_part=_took_part(version, citizen, roles),
        goals=tuple(map(_goal, content.pursued)),
        team=helpers(overview, roles),
    )
    name = f"faelles-plan-version-{version.number}" if version else "faelles-plan-kladde"
    answer = HttpResponse(render_document(document), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def job_goal_in_words(content: PlanContent) -> str:
    """Return the job goal, or what is done to find one."""
    if content.job_goal_status is JobGoalStatus.FORMULATED:
        return content.job_goal
    if not content.job_goal_task:
        return ""
    return f"Det finder vi frem til sammen: {content.job_goal_task}"


def period_in_words(effort: EffortContent) -> str:
    """Return "4. marts 2026 – 31. maj 2026", with the last day itself."""
    starts = danish.long_date(effort.starts_on) if effort.starts_on else ""
    if effort.last_on is None:
        return f"fra {starts}" if starts else ""
    last = danish.long_date(effort.last_on)
    return f"{starts} – {last}" if starts else f"til {last}"


def helpers(overview: CaseOverview, roles: Mapping[Role, RoleWords]) -> tuple[Helper, ...]:
    """Return the people around the citizen, with what each helps with."""
    return tuple(
        Helper(
            name=member.name,
            role=" og ".join(roles[role].label for role in member.roles),
            helps_with=" ".join(roles[role].description for role in member.roles),
            phone=member.phone,
        )
        for member in overview.team
    )


def _took_part(
    version: ApprovedPlan | None, citizen: str, roles: Mapping[Role, RoleWords]
) -> tuple[str, ...]:
    if version is None:
        return ()
    how = version.citizen_took_part.label.lower()
    return (f"{citizen} ({how})", *(roles[role].label for role in version.roles_present))


def _goal(goal: GoalContent) -> PlanGoal:
    return PlanGoal(
        title=goal.wording,
        next_goals=tuple(map(_sub_goal, goal.sub_goals)),
        efforts=tuple(map(_effort, goal.efforts)),
    )


def _sub_goal(step: SubGoalContent) -> NextGoal:
    due = f"senest {danish.long_date(step.due_on)}" if step.due_on else ""
    return NextGoal(title=step.wording, due=due, state=step.status.label)


def _effort(effort: EffortContent) -> EffortLine:
    return EffortLine(
        what=effort.wording,
        who=effort.responsible,
        law=effort.law,
        when=period_in_words(effort),
        state=effort.status.label,
    )
