"""A version of the plan on its way to be approved together, and given to the citizen (C3–C6).

«Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren.» (SEED-3)
«Sørg for at borgeren har den senest opdaterede plan – gerne i fysisk format.» (SEED-3)
"""

from collections.abc import Iterable

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Department, Role, department_of
from fodfaeste.rules.plan.approval import PlanVersion, obstacles_to_approval
from fodfaeste.rules.plan.content import PlanContent, fingerprint
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def departments_of(roles: Iterable[Role]) -> frozenset[Department]:
    """Return the departments whose caseworker is among the roles."""
    found = {department_of(role) for role in roles if role in CASEWORKER_ROLES}
    return frozenset(department for department in Department if department in found)


def version_of(
    content: PlanContent,
    *,
    participation: Participation | None,
    participation_note: str,
    roles_present: Iterable[Role],
) -> PlanVersion:
    """Return what the gate of approval asks about; goals that were left count no longer."""
    wanted = content.job_goal_status is JobGoalStatus.FORMULATED
    return PlanVersion(
        purpose=content.purpose,
        job_goal_status=content.job_goal_status,
        job_goal=content.job_goal if wanted else "",
        job_goal_task=content.job_goal_task,
        goals=tuple(goal.wording for goal in content.pursued),
        participation=participation,
        participation_note=participation_note,
        departments=departments_of(roles_present),
        legal_form=content.legal_form,
        form_consent_on=content.form_consent_on,
    )


def obstacles_in_text(content: PlanContent) -> tuple[Obstacle, ...]:
    """Return what the plan itself lacks, before anybody asks who went through it together."""
    nobody = version_of(content, participation=None, participation_note="", roles_present=())
    return tuple(
        obstacle
        for obstacle in obstacles_to_approval(nobody)
        if obstacle.condition not in _ABOUT_GOING_THROUGH_IT
    )


def check_read(content: PlanContent, read: str) -> None:
    """Raise Refused (C5) unless what is approved is what was read together."""
    refuse_if(unmet((fingerprint(content) == read, _READ_AS_IT_STANDS)))


def check_changed(content: PlanContent, approved: PlanContent | None) -> None:
    """Raise Refused (C5) when the approved version says the same already."""
    refuse_if(unmet((content != approved, _CHANGED_SINCE_APPROVAL)))


_ABOUT_GOING_THROUGH_IT = frozenset(
    {"citizen_took_part", "participation_described", "both_departments"}
)
_READ_AS_IT_STANDS = Obstacle(
    rule="C5",
    condition="read_as_it_stands",
    sentence="Planen blev ændret, mens I læste den. I godkender kun det, I har læst sammen.",
    next_step="Læs planen igen sammen, som den står her nu, og godkend så.",
)
_CHANGED_SINCE_APPROVAL = Obstacle(
    rule="C5",
    condition="changed_since_approval",
    sentence="Planen er godkendt, som den står. Der er intet nyt at godkende.",
    next_step="Ret planen sammen med borgeren først, hvis noget skal være anderledes.",
)
