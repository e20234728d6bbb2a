"""What the joint plan says, all of it in one place, as it is frozen when approved (C3, C5).

«så dette er samlet ét sted for både borgere og medarbejdere» (SEED-3)
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fodfaeste.rules.plan.kinds import (
    PURSUED,
    EffortStatus,
    GoalStatus,
    JobGoalStatus,
    LifeArea,
    PlanLegalForm,
)
from fodfaeste.rules.plan.legal_form import form_in_words
from fodfaeste.rules.plan.weekly import WeeklyTime, from_code, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoalContent:
    """A step towards a goal, wanted by `due_on` if there is a day."""

    number: int
    wording: str
    status: GoalStatus
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortContent:
    """What is done: by whom, under which law; the last day is the one before `ends_before`."""

    number: int
    wording: str
    responsible: str
    status: EffortStatus
    law: str = ""
    starts_on: date | None = None
    ends_before: date | None = None
    area: LifeArea | None = None
    weekly_times: tuple[WeeklyTime, ...] = ()

    @property
    def weekly_words(self) -> str:
        """Return the fixed times of a week in words; empty when there are none."""
        return words_of(self.weekly_times)

    @property
    def last_on(self) -> date | None:
        """Return the last day of the effort; None when it has no end yet."""
        return self.ends_before - timedelta(days=1) if self.ends_before else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalContent:
    """What the citizen wants to reach, with the steps and what is done for it."""

    number: int
    wording: str
    status: GoalStatus
    sub_goals: tuple[SubGoalContent, ...] = ()
    efforts: tuple[EffortContent, ...] = ()

    @property
    def is_pursued(self) -> bool:
        """Say whether the goal still stands, or has been reached."""
        return self.status in PURSUED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent:
    """The whole plan; `job_goal_task` is what is done to find a job goal while there is none.

    `paragraphs` are those the plan stands on since its form was chosen; `form_consent_on` is the
    day the citizen said yes to a plan that replaces the sector plans (C8).
    """

    citizen_words: str = ""
    purpose: str = ""
    job_goal_status: JobGoalStatus = JobGoalStatus.NOT_YET
    job_goal: str = ""
    job_goal_task: str = ""
    legal_form: PlanLegalForm = PlanLegalForm.OVERVIEW
    paragraphs: tuple[str, ...] = ()
    form_consent_on: date | None = None
    goals: tuple[GoalContent, ...] = ()

    @property
    def form_in_words(self) -> str:
        """Return the form with its paragraphs and the day of the citizen's yes (C8)."""
        return form_in_words(
            self.legal_form, paragraphs=self.paragraphs, consent_on=self.form_consent_on
        )

    @property
    def pursued(self) -> tuple[GoalContent, ...]:
        """Return the goals that still stand or are reached, in the citizen's order."""
        return tuple(goal for goal in self.goals if goal.is_pursued)

    @property
    def let_go(self) -> tuple[GoalContent, ...]:
        """Return the goals that were changed or left."""
        return tuple(goal for goal in self.goals if not goal.is_pursued)


def as_json(content: PlanContent) -> dict[str, Any]:
    """Return the plan as plain values that can be kept for good."""
    return {
        "citizen_words": content.citizen_words,
        "purpose": content.purpose,
        "job_goal_status": content.job_goal_status.value,
        "job_goal": content.job_goal,
        "job_goal_task": content.job_goal_task,
        "legal_form": content.legal_form.value,
        "paragraphs": list(content.paragraphs),
        "form_consent_on": _day_as_text(content.form_consent_on),
        "goals": [_goal_as_json(goal) for goal in content.goals],
    }


def from_json(kept: Mapping[str, Any]) -> PlanContent:
    """Return the plan that was kept by `as_json`; what an older plan lacks is left empty."""
    return PlanContent(
        citizen_words=kept.get("citizen_words", ""),
        purpose=kept.get("purpose", ""),
        job_goal_status=JobGoalStatus(kept.get("job_goal_status", JobGoalStatus.NOT_YET)),
        job_goal=kept.get("job_goal", ""),
        job_goal_task=kept.get("job_goal_task", ""),
        legal_form=PlanLegalForm(kept.get("legal_form", PlanLegalForm.OVERVIEW)),
        paragraphs=tuple(kept.get("paragraphs", [])),
        form_consent_on=_day_from(kept.get("form_consent_on", "")),
        goals=goals_from(kept.get("goals", [])),
    )


def goals_from(kept: Iterable[Mapping[str, Any]]) -> tuple[GoalContent, ...]:
    """Return goals with their steps and efforts from plain values; a day may be None."""
    return tuple(map(_goal_from, kept))


def fingerprint(content: PlanContent) -> str:
    """Return 64 signs that are the same for the same plan, and differ when a word differs."""
    canonical = json.dumps(as_json(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _goal_as_json(goal: GoalContent) -> dict[str, Any]:
    return {
        "number": goal.number,
        "wording": goal.wording,
        "status": goal.status.value,
        "sub_goals": [
            {
                "number": step.number,
                "wording": step.wording,
                "status": step.status.value,
                "due_on": _day_as_text(step.due_on),
            }
            for step in goal.sub_goals
        ],
        "efforts": [
            {
                "number": effort.number,
                "wording": effort.wording,
                "responsible": effort.responsible,
                "status": effort.status.value,
                "law": effort.law,
                "starts_on": _day_as_text(effort.starts_on),
                "ends_before": _day_as_text(effort.ends_before),
                "area": effort.area.value if effort.area else "",
                "weekly_times": [one.code for one in effort.weekly_times],
            }
            for effort in goal.efforts
        ],
    }


def _goal_from(kept: Mapping[str, Any]) -> GoalContent:
    return GoalContent(
        number=kept["number"],
        wording=kept["wording"],
        status=GoalStatus(kept["status"]),
        sub_goals=tuple(
            SubGoalContent(
                number=step["number"],
                wording=step["wording"],
                status=GoalStatus(step["status"]),
                due_on=_day_from(step["due_on"]),
            )
            for step in kept["sub_goals"]
        ),
        efforts=tuple(
            EffortContent(
                number=effort["number"],
                wording=effort["wording"],
                responsible=effort["responsible"],
                status=EffortStatus(effort["status"]),
                law=effort["law"],
                starts_on=_day_from(effort["starts_on"]),
                ends_before=_day_from(effort["ends_before"]),
                area=LifeArea(effort["area"]) if effort.get("area") else None,
                weekly_times=tuple(map(from_code, effort.get("weekly_times", ()))),
            )
            for effort in kept["efforts"]
        ),
    )


def _day_as_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_from(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
