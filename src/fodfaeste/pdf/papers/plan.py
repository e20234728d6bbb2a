"""The joint plan as a document, the same for staff and for the citizen (C6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from fodfaeste.pdf.documents import (
    Document,
    EasyPlanDocument,
    EffortLine,
    Helper,
    NextGoal,
    PlanDocument,
    PlanGoal,
)
from fodfaeste.pdf.papers.clock import phase_clock_of
from fodfaeste.pictures import danish
from fodfaeste.pictures.phase_clock import PhaseClock
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.records.plan.queries import ApprovedPlan, guidance_on_paper
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.kinds import EffortStatus, GoalStatus, JobGoalStatus
from fodfaeste.rules.plan.paper import PaperVariant

DRAFT_NAME = "faelles-plan-kladde"
PARTS = {
    1: "Du er i første del. Vi kommer godt i gang.",
    2: "Du er i anden del. Du prøver af, hvad der virker.",
    3: "Du er i tredje del. Det skal holde, når vi er færdige.",
}
"""The three phases to the citizen."""


class RoleWords(Protocol):
    """What a role is called here, and what it helps with."""

    label: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """What a print of the plan is made of; without a version it is the draft."""

    content: PlanContent
    version: ApprovedPlan | None
    citizen: str
    overview: CaseOverview
    roles: Mapping[Role, RoleWords]
    today: date
    guidance: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """The file's name, which tells nothing about anybody."""
        return f"faelles-plan-version-{self.version.number}" if self.version else DRAFT_NAME

    def document(self, variant: PaperVariant = PaperVariant.STANDARD) -> Document:
        """Return the plan in one of its prints."""
        if variant is PaperVariant.EASY:
            return self._easy()
        return self._whole(large_print=variant is PaperVariant.LARGE_PRINT)

    def _whole(self, *, large_print: bool) -> PlanDocument:
        content, version = self.content, self.version
        return PlanDocument(
            citizen=self.citizen,
            printed_on=self.today,
            quote=content.citizen_words,
            purpose=content.purpose,
            job_goal=job_goal_in_words(content),
            version=version.number if version else None,
            approved_on=version.approved_on if version else None,
            took_part=_took_part(version, self.citizen, self.roles),
            responsible=self._responsible(),
            next_follow_up=self._next_follow_up(),
            goals=tuple(map(_goal, content.pursued)),
            team=helpers(self.overview, self.roles),
            clock=phase_clock_of(self.overview, self.today),
            form=content.legal_form.label,
            stands_on=content.paragraphs,
            guidance=self.guidance,
            large_print=large_print,
        )

    def _easy(self) -> EasyPlanDocument:
        clock = phase_clock_of(self.overview, self.today)
        return EasyPlanDocument(
            citizen=self.citizen,
            printed_on=self.today,
            quote=self.content.citizen_words,
            job_goal=job_goal_in_words(self.content),
            goals=tuple(_easy_goal(goal) for goal in self.content.pursued if _is_ahead(goal)),
            team=helpers(self.overview, self.roles),
            next_follow_up=self._next_follow_up(),
            where_we_are=where_we_are(clock),
            clock=clock,
            approved_on=self.version.approved_on if self.version else None,
            version=self.version.number if self.version else None,
            guidance=self.guidance,
        )

    def _responsible(self) -> str:
        owner = self.overview.plan_owner_id
        return next((one.name for one in self.overview.team if one.user_id == owner), "")

    def _next_follow_up(self) -> date | None:
        planned = self.overview.situation.follow_up_planned_on
        return planned if planned and planned >= self.today else None


def guidance_in_words(case_id: int) -> tuple[str, ...]:
    """Return what the citizen wants to have on paper of the guidance on other support (C13)."""
    return tuple(
        f"{note.about} ({note.answer.label.lower()}, {danish.long_date(note.given_on)})"
        for note in guidance_on_paper(case_id)
    )


def where_we_are(clock: PhaseClock | None) -> str:
    """Return in a short sentence where the citizen is in the close support."""
    if clock is None:
        return "Den tætte støtte er ikke begyndt endnu."
    if clock.current is None:
        return "Den tætte støtte er ikke i gang lige nu."
    return PARTS[clock.current.number]


def _is_ahead(goal: GoalContent) -> bool:
    return goal.status is GoalStatus.CURRENT


def _easy_goal(goal: GoalContent) -> PlanGoal:
    """Return a goal with what is still to come, without law and without dates that are over."""
    return PlanGoal(
        title=goal.wording,
        next_goals=tuple(
            _sub_goal(step) for step in goal.sub_goals if step.status is GoalStatus.CURRENT
        ),
        efforts=tuple(
            EffortLine(
                what=effort.wording,
                who=effort.responsible,
                when=effort.weekly_words or period_in_words(effort),
            )
            for effort in goal.efforts
            if effort.status in {EffortStatus.PLANNED, EffortStatus.RUNNING}
        ),
    )


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
        when=", ".join(filter(None, (period_in_words(effort), effort.weekly_words))),
        state=effort.status.label,
    )
