"""What each field of a copy-sheet says about one citizen, in plain text (M7).

«så dette er samlet ét sted for både borgere og medarbejdere» (SEED-3): everything stands in the
rooms already; here it is only put into words that another system can take.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.content import EffortContent, GoalContent, PlanContent, SubGoalContent
from fodfaeste.rules.plan.copy_sheets import SheetField
from fodfaeste.rules.plan.kinds import (
    AssessmentTheme,
    EffortStatus,
    GoalStatus,
    JobGoalStatus,
    LifeArea,
    Participation,
)
from fodfaeste.rules.plan.legal_form import form_in_words

MINUTES_AN_HOUR = 60
OVER = frozenset({EffortStatus.DONE, EffortStatus.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """How the plan that holds was approved."""

    number: int
    on: date
    participation: Participation
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the assessment that nobody has corrected."""

    area: LifeArea
    theme: AssessmentTheme
    section: Section
    text: str
    said_by_citizen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kickoff:
    """What the latest kickoff agreed."""

    wishes: str = ""
    competences: str = ""
    experience: str = ""
    network: str = ""
    time_plan: str = ""
    cv_starts_on: date | None = None
    job_search_starts_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The place of work and what is agreed there."""

    company: str
    job_title: str
    since: date
    placement_minutes: int | None = None
    ordinary_minutes: int | None = None
    working_times: str = ""
    tasks: tuple[str, ...] = ()
    considerations: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """One grant and the goal it supports."""

    paragraph: str
    starts_on: date
    ends_before: date | None
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Everything a sheet is made from; what is closed to the reader is not in it."""

    content: PlanContent
    approval: Approval | None = None
    assessment: tuple[Entry, ...] = ()
    kickoff: Kickoff = Kickoff()
    work: Work | None = None
    grants: tuple[Granted, ...] = ()


def texts_of(facts: SheetFacts) -> dict[SheetField, str]:
    """Return every field in words; empty where nothing is written."""
    plan, kickoff = facts.content, facts.kickoff
    return {
        SheetField.CITIZEN_WORDS: plan.citizen_words,
        SheetField.PURPOSE: plan.purpose,
        SheetField.JOB_GOAL: _job_goal(plan),
        SheetField.GOALS: _listed(map(_goal, plan.pursued)),
        SheetField.EFFORTS: _listed(_effort(effort) for effort in _efforts(plan)),
        SheetField.DURATION: _duration(plan),
        SheetField.LEGAL_FORM: _legal_form(plan),
        SheetField.PARTICIPATION: _participation(facts.approval),
        SheetField.WISHES: kickoff.wishes,
        SheetField.EXPERIENCE: _listed((kickoff.competences, kickoff.experience)),
        SheetField.NETWORK: kickoff.network,
        SheetField.TIME_PLAN: _time_plan(kickoff),
        SheetField.RESOURCES: _assessed(facts, AssessmentTheme.RESOURCE),
        SheetField.BARRIERS: _assessed(facts, AssessmentTheme.BARRIER),
        SheetField.SUPPORT_NEEDS: _assessed(facts, AssessmentTheme.SUPPORT_NEED),
        SheetField.HEALTH: _listed(map(_entry_with_theme, _about_health(facts.assessment))),
        SheetField.WORK: _work(facts.work),
        SheetField.GRANTS: _listed(map(_grant, facts.grants)),
    }


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _until(ends_before: date) -> str:
    return _day(ends_before - timedelta(days=1))


def _hours(minutes: int) -> str:
    return f"{minutes / MINUTES_AN_HOUR:g}".replace(".", ",")


def _job_goal(plan: PlanContent) -> str:
    if plan.job_goal_status is JobGoalStatus.FORMULATED:
        return plan.job_goal
    return f"{plan.job_goal_status.label}. {plan.job_goal_task}" if plan.job_goal_task else ""


def _legal_form(plan: PlanContent) -> str:
    """Empty until the form was chosen: nobody copies what was not talked about."""
    if not plan.paragraphs:
        return ""
    return form_in_words(
        plan.legal_form, paragraphs=plan.paragraphs, consent_on=plan.form_consent_on
    )


def _goal(goal: GoalContent) -> str:
    status = f" ({goal.status.label.lower()})" if goal.status is not GoalStatus.CURRENT else ""
    steps = [f"  Delmål: {_step(step)}" for step in goal.sub_goals]
    return _listed((f"Mål: {goal.wording}{status}", *steps))


def _step(step: SubGoalContent) -> str:
    due = f", senest {_day(step.due_on)}" if step.due_on else ""
    return f"{step.wording}{due} ({step.status.label.lower()})"


def _efforts(plan: PlanContent) -> list[EffortContent]:
    return [effort for goal in plan.pursued for effort in goal.efforts]


def _effort(effort: EffortContent) -> str:
    first = f"fra {_day(effort.starts_on)}" if effort.starts_on else ""
    last = f"til {_day(effort.last_on)}" if effort.last_on else ""
    parts = (effort.responsible, effort.law, f"{first} {last}".strip(), effort.status.label.lower())
    return f"{effort.wording} ({', '.join(filter(None, parts))})"


def _duration(plan: PlanContent) -> str:
    """From the first to the last day of what is done or planned, as § 141, stk. 3 asks for it."""
    ahead = [effort for effort in _efforts(plan) if effort.status not in OVER]
    starts = [effort.starts_on for effort in ahead if effort.starts_on]
    if not starts:
        return ""
    lasts = [effort.last_on for effort in ahead if effort.last_on]
    first = f"Fra {_day(min(starts))}"
    is_open = any(effort.last_on is None for effort in ahead)
    return f"{first}, uden slutdato" if is_open or not lasts else f"{first} til {_day(max(lasts))}"


def _participation(approval: Approval | None) -> str:
    if approval is None:
        return ""
    how = approval.participation.label.lower()
    said = f"Version {approval.number} er godkendt med borgeren {_day(approval.on)} ({how})."
    return _listed((said, approval.note))


def _time_plan(kickoff: Kickoff) -> str:
    cv, search = kickoff.cv_starts_on, kickoff.job_search_starts_on
    return _listed(
        (
            kickoff.time_plan,
            f"Arbejdet med cv begynder {_day(cv)}." if cv else "",
            f"Jobsøgningen begynder {_day(search)}." if search else "",
        )
    )


def _assessed(facts: SheetFacts, theme: AssessmentTheme) -> str:
    """What is open to the whole team; what is about health stands in its own field."""
    found = (
        entry
        for entry in facts.assessment
        if entry.theme is theme and entry.section is Section.PLAN
    )
    return _listed(f"{entry.area.label}: {_entry(entry)}" for entry in found)


def _about_health(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.section is Section.HEALTH]


def _entry(entry: Entry) -> str:
    return f"»{entry.text}«" if entry.said_by_citizen else entry.text


def _entry_with_theme(entry: Entry) -> str:
    return f"{entry.theme.label}: {_entry(entry)}"


def _work(work: Work | None) -> str:
    if work is None:
        return ""
    hours = (
        (work.placement_minutes, "timer om ugen i praktik"),
        (work.ordinary_minutes, "ordinære timer om ugen"),
    )
    return _listed(
        (
            f"{work.company}, {work.job_title}, fra {_day(work.since)}",
            *(f"{_hours(minutes)} {what}" for minutes, what in hours if minutes),
            work.working_times,
            f"Opgaver: {', '.join(work.tasks)}" if work.tasks else "",
            f"Hensyn: {work.considerations}" if work.considerations else "",
            f"Næste opfølgning {_day(work.follow_up_on)}" if work.follow_up_on else "",
        )
    )


def _grant(grant: Granted) -> str:
    ends = f" til {_until(grant.ends_before)}" if grant.ends_before else " uden slutdato"
    goal = f", til målet »{grant.goal}«" if grant.goal else ""
    return f"{grant.paragraph} fra {_day(grant.starts_on)}{ends}{goal}"
