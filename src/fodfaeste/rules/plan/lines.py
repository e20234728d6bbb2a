"""The plan as the single things it says, each by a key that stays from version to version."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.kinds import GoalStatus, JobGoalStatus
from fodfaeste.rules.plan.legal_form import form_in_words

WHOLE_PLAN = 0
"""The goal number of what the plan says outside its goals."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is said about something; the words themselves have no label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the plan says: what it is, under which goal, and its words."""

    what: str
    goal: int
    where: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Return all of it on one line."""
        return " · ".join(part.text for part in self.parts if part.text)

    def said(self, label: str) -> str:
        """Return what is said under a label; empty when nothing is."""
        return next((part.text for part in self.parts if part.label == label), "")


def lines_of(plan: PlanContent) -> Iterator[tuple[tuple[str, int], Line]]:
    """Return each thing the plan says by a key that stays the same from version to version."""
    yield ("words", 0), _text("Borgerens egne ord", plan.citizen_words)
    yield ("purpose", 0), _text("Formål", plan.purpose)
    yield ("job_goal", 0), _text("Jobmål", _job_goal(plan))
    yield ("legal_form", 0), _text("Planens form", _legal_form(plan))
    for goal in plan.goals:
        number, words = goal.number, goal.wording
        yield ("goal", number), Line("Mål", number, "", tuple(_goal(goal)))
        for step in goal.sub_goals:
            yield ("sub_goal", step.number), Line("Delmål", number, words, tuple(_sub_goal(step)))
        for effort in goal.efforts:
            parts = tuple(_effort(effort))
            yield ("effort", effort.number), Line("Indsats", number, words, parts)


def _text(what: str, text: str) -> Line:
    return Line(what, WHOLE_PLAN, "", (Part("", text),))


def _job_goal(plan: PlanContent) -> str:
    if plan.job_goal_status is JobGoalStatus.FORMULATED:
        return plan.job_goal
    return " · ".join(filter(None, (plan.job_goal_status.label, plan.job_goal_task)))


def _legal_form(plan: PlanContent) -> str:
    return form_in_words(
        plan.legal_form, paragraphs=plan.paragraphs, consent_on=plan.form_consent_on
    )


def _goal(goal: GoalContent) -> Iterator[Part]:
    yield Part("", goal.wording)
    yield Part("Hvor langt", _status(goal.status))


def _sub_goal(step: SubGoalContent) -> Iterator[Part]:
    yield Part("", step.wording)
    yield Part("Hvornår", f"senest {_day(step.due_on)}" if step.due_on else "")
    yield Part("Hvor langt", _status(step.status))


def _status(status: GoalStatus) -> str:
    """A goal that stands needs no word for it."""
    return "" if status is GoalStatus.CURRENT else status.label


def _effort(effort: EffortContent) -> Iterator[Part]:
    starts = f"fra {_day(effort.starts_on)}" if effort.starts_on else ""
    ends = f"til og med {_day(effort.last_on)}" if effort.last_on else ""
    yield Part("", effort.wording)
    yield Part("Hvem", effort.responsible)
    yield Part("Lov", effort.law)
    yield Part("Område", effort.area.label if effort.area else "")
    yield Part("Første dag", starts)
    yield Part("Sidste dag", ends)
    yield Part("Fast tid", effort.weekly_words)
    yield Part("Hvor langt", effort.status.label)


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
