"""The named conditions that the permission map is written in.

«Borgeren bør desuden få hjælp til at få overblik over rollefordelingen mellem medarbejderne»
(SEED-3): who does what is said in words, so each condition has a name and a Danish sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fodfaeste.rules.access.facts import Actor, CaseRelation, sees
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, CONTINUOUS_ROLES, TEAM_ROLES, Role


@dataclass(frozen=True, slots=True)
class Condition:
    """A name that is logged, the Danish answer to "why can't I?", and the test itself."""

    name: str
    sentence: str
    holds: Callable[[Actor, CaseRelation], bool]


NO_CASE = CaseRelation(case_id=0, unit_id=None)
"""The relation to no case at all: nothing that is about a case holds."""


def _holds_role(name: str, sentence: str, *roles: Role) -> Condition:
    """Make a condition on what the actor is, whichever the case."""
    wanted = frozenset(roles)
    return Condition(name, sentence, lambda actor, _: bool(actor.roles & wanted))


def _sits_as(name: str, sentence: str, *roles: Role) -> Condition:
    """Make a condition on the seat the actor works in on this case's team now, own or as deputy.

    What a deputy may do with it is said by `BY_DEPUTY` in decide.py: the rest asks for one's own.
    """
    wanted = frozenset(roles)
    return Condition(name, sentence, lambda _, relation: bool(relation.seats & wanted))


HELPS_CITIZENS = _holds_role(
    "helps_citizens", "Det kræver en rolle på et team omkring en borger.", *TEAM_ROLES
)
IS_CASEWORKER = _holds_role(
    "is_caseworker", "Det er sagsbehandlere, der gør det.", *CASEWORKER_ROLES
)
WORKS_WITH_COMPANIES = _holds_role(
    "works_with_companies",
    "Det er jobkonsulenter og sagsbehandlere på beskæftigelsesområdet, der gør det.",
    Role.JOB_CONSULTANT,
    Role.EMPLOYMENT_CASEWORKER,
)
IS_LEADER = _holds_role("is_leader", "Det er ledere, der gør det.", Role.LEADER)
IS_ADMINISTRATOR = _holds_role(
    "is_administrator", "Det er administratorer, der gør det.", Role.ADMINISTRATOR
)
HAS_A_ROLE = _holds_role("has_a_role", "Det kræver, at du har en rolle i systemet.", *Role)

ON_TEAM = _sits_as("on_team", "Du er ikke på borgerens team.", *TEAM_ROLES)
AS_CASEWORKER = _sits_as(
    "as_caseworker", "Det er en sagsbehandler på teamet, der gør det.", *CASEWORKER_ROLES
)
AS_SOCIAL_CASEWORKER = _sits_as(
    "as_social_caseworker",
    "Det er teamets sagsbehandler på socialområdet, der gør det.",
    Role.SOCIAL_CASEWORKER,
)
AS_EMPLOYMENT_CASEWORKER = _sits_as(
    "as_employment_caseworker",
    "Det er teamets sagsbehandler på beskæftigelsesområdet, der gør det.",
    Role.EMPLOYMENT_CASEWORKER,
)
AS_JOB_CONSULTANT = _sits_as(
    "as_job_consultant", "Det er teamets jobkonsulent, der gør det.", Role.JOB_CONSULTANT
)
AS_CTI_WORKER = _sits_as(
    "as_cti_worker", "Det er teamets CTI-medarbejder, der gør det.", Role.CTI_WORKER
)
AS_CONTINUOUS = _sits_as(
    "as_continuous",
    "Det er de gennemgående personer på teamet, der gør det.",
    *CONTINUOUS_ROLES,
)

IN_SIGHT = Condition("in_sight", "Du har ikke adgang til borgerens forløb.", sees)
LEADS_UNIT = Condition(
    "leads_unit",
    "Det er lederen af borgerens enhed, der gør det.",
    lambda actor, relation: relation.unit_id in actor.leads_units,
)
LEADS_SOME_UNIT = Condition(
    "leads_some_unit",
    "Det kræver, at du leder en enhed.",
    lambda actor, _: bool(actor.leads_units),
)
GLASS_BROKEN = Condition(
    "glass_broken", "Der er ingen nødåbning.", lambda _, relation: relation.glass_broken
)
IS_THE_CITIZEN = Condition(
    "is_the_citizen",
    "Kun borgeren selv kan det.",
    lambda _, relation: relation.is_the_citizen,
)
CASE_OPEN = Condition(
    "case_open", "Forløbet er afsluttet.", lambda _, relation: not relation.is_closed
)
