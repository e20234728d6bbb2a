"""Who keeps the daily overview of everything around the citizen (A8).

«har i dagligdagen ansvaret for at bevare overblikket over borgerens samlede aktiviteter» (SEED-4)
While CTI runs, and until it is closed, that is the CTI worker; before and after it is the
caseworkers, who follow up until the course ends.
"""

from collections.abc import Collection

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.cases.kinds import CaseState

IN_CTI = frozenset(
    {CaseState.CTI_PHASE_1, CaseState.CTI_PHASE_2, CaseState.CTI_PHASE_3, CaseState.CTI_CLOSING_DUE}
)


def keep_overview(*, in_cti: bool) -> frozenset[Role]:
    """Return the seats on the team that keep the overview."""
    return frozenset({Role.CTI_WORKER}) if in_cti else frozenset(CASEWORKER_ROLES)


def is_daily_contact(state: CaseState, roles: Collection[Role]) -> bool:
    """Say whether somebody in these roles is the citizen's daily contact: the CTI worker in CTI."""
    return state in IN_CTI and Role.CTI_WORKER in roles
