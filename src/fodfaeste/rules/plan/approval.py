"""When the joint plan can be approved: one purpose, the citizen's goals, both departments (C3–C5).

«er det afgørende, at borgeren får én plan med ét fælles formål og mål» (SEED-4)
«Planen skal indeholde et klart jobmål, der tager udgangspunkt i borgerens behov og ønsker.»
(SEED-3)
«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren.» (SEED-3)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation, PlanLegalForm
from fodfaeste.rules.plan.legal_form import obstacles_to_form
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """One version of the plan on its way to be approved.

    `goals` are the goals as the citizen says them; `job_goal_task` is the task to find a job goal
    while there is none; `departments` are those whose caseworker took part.
    """

    purpose: str
    job_goal_status: JobGoalStatus | None
    job_goal: str
    job_goal_task: str
    goals: tuple[str, ...]
    participation: Participation | None
    participation_note: str
    departments: frozenset[Department]
    legal_form: PlanLegalForm = PlanLegalForm.OVERVIEW
    form_consent_on: date | None = None


def obstacles_to_approval(plan: PlanVersion) -> tuple[Obstacle, ...]:
    """Return what the plan lacks; empty when it can be approved."""
    return unmet(
        (is_said(plan.purpose, at_least=NOTE_LENGTH), _ONE_PURPOSE),
        *_job_goal_checks(plan),
        (any(is_said(goal) for goal in plan.goals), _GOAL_IN_OWN_WORDS),
        (plan.participation is not None, _CITIZEN_TOOK_PART),
        (is_said(plan.participation_note, at_least=NOTE_LENGTH), _PARTICIPATION_DESCRIBED),
        (plan.departments >= frozenset(Department), _BOTH_DEPARTMENTS),
    ) + obstacles_to_form(plan.legal_form, consent_on=plan.form_consent_on)


def check_approval(plan: PlanVersion) -> None:
    """Raise Refused (C3, C4, C5) unless the plan can be approved."""
    refuse_if(obstacles_to_approval(plan))


def _job_goal_checks(plan: PlanVersion) -> tuple[tuple[bool, Obstacle], ...]:
    if plan.job_goal_status is JobGoalStatus.FORMULATED:
        return ((is_said(plan.job_goal), _JOB_GOAL_SAID),)
    if plan.job_goal_status is JobGoalStatus.NOT_YET:
        return ((is_said(plan.job_goal_task), _JOB_GOAL_TASK),)
    return ((False, _JOB_GOAL_ANSWERED),)


def _lacks(rule: str, condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule=rule, condition=condition, sentence=sentence, next_step=next_step)


_ONE_PURPOSE = _lacks(
    "C3",
    "one_purpose",
    "Planen har intet fælles formål. Ét formål holder de to områder sammen.",
    f"Skriv formålet med mindst {NOTE_LENGTH} tegn.",
)
_JOB_GOAL_ANSWERED = _lacks(
    "C3",
    "job_goal_answered",
    "Planen siger ikke, om borgeren har et jobmål.",
    "Skriv jobmålet, eller vælg, at det endnu ikke er formuleret.",
)
_JOB_GOAL_SAID = _lacks(
    "C3",
    "job_goal_said",
    "Planen har intet jobmål. Et klart jobmål viser vejen for alle.",
    "Skriv jobmålet med borgerens egne ord.",
)
_JOB_GOAL_TASK = _lacks(
    "C4",
    "job_goal_task",
    "Jobmålet er endnu ikke formuleret, og der er ingen opgave, der fører til det.",
    "Skriv, hvad I gør for at finde frem til et jobmål, fx et virksomhedsbesøg.",
)
_GOAL_IN_OWN_WORDS = _lacks(
    "C3",
    "goal_in_own_words",
    "Planen mangler et mål. Det er borgerens mål, der sætter retning.",
    "Spørg borgeren, og skriv mindst ét mål, som borgeren siger det.",
)
_CITIZEN_TOOK_PART = _lacks(
    "C5",
    "citizen_took_part",
    "Det er ikke noteret, at borgeren har været med til planen. Den besluttes sammen.",
    "Gå planen igennem med borgeren, og vælg, hvordan det skete.",
)
_PARTICIPATION_DESCRIBED = _lacks(
    "C5",
    "participation_described",
    "Det står ikke, hvad borgeren sagde til planen.",
    f"Skriv med mindst {NOTE_LENGTH} tegn, hvordan borgeren var med.",
)
_BOTH_DEPARTMENTS = _lacks(
    "C3",
    "both_departments",
    "Kun det ene område har været med til planen. Det er én plan for begge.",
    "Lad begge områders sagsbehandler gå planen igennem, før den godkendes.",
)
