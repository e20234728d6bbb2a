"""The roles around one citizen, and the department each one works for.

«Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum deltage på
opstartsmødet med borgeren.» (SEED-3)
«CTI-medarbejderen skal støtte aktivt op om borgerens samarbejde med både sagsbehandlere og
jobkonsulent, som vil være de gennemgående personer for borgeren.» (SEED-4)
"""

from collections.abc import Collection
from enum import StrEnum

from fodfaeste.rules.words import Word


class Role(StrEnum):
    """What a person is in the intervention. Labels are dated data: see `labels.py` (A5)."""

    EMPLOYMENT_CASEWORKER = "employment_caseworker"
    SOCIAL_CASEWORKER = "social_caseworker"
    JOB_CONSULTANT = "job_consultant"
    CTI_WORKER = "cti_worker"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    EVALUATOR = "evaluator"
    CITIZEN = "citizen"


class Department(Word):
    """The two departments that act as one."""

    EMPLOYMENT = "employment", "Beskæftigelse"
    SOCIAL = "social", "Social"


TEAM_ROLES: tuple[Role, ...] = (
    Role.EMPLOYMENT_CASEWORKER,
    Role.SOCIAL_CASEWORKER,
    Role.JOB_CONSULTANT,
    Role.CTI_WORKER,
)

CASEWORKER_ROLES = frozenset({Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER})

CONTINUOUS_ROLES = frozenset(TEAM_ROLES) - {Role.CTI_WORKER}
"""«de gennemgående personer»: everyone on the team but the CTI worker, who is there for a time."""

_DEPARTMENTS = {
    Role.EMPLOYMENT_CASEWORKER: Department.EMPLOYMENT,
    Role.JOB_CONSULTANT: Department.EMPLOYMENT,
    Role.SOCIAL_CASEWORKER: Department.SOCIAL,
    Role.CTI_WORKER: Department.SOCIAL,
}


def main_role(held: Collection[Role]) -> Role | None:
    """Return the one role that a person is presented by; None for somebody without any."""
    return next((role for role in Role if role in held), None)


def department_of(role: Role) -> Department | None:
    """Return the department a team role belongs to; None for roles outside the team."""
    return _DEPARTMENTS.get(role)
