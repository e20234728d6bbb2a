"""How the people around the citizen are named in a sentence.

«borgeren samt teamet omkring borgeren i form af de to sagsbehandlere, jobkonsulent og
CTI-medarbejder» (SEED-4)
"""

from collections.abc import Iterable

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.words import listed

_NAMES: dict[Role, str] = {
    Role.CITIZEN: "borgeren",
    Role.EMPLOYMENT_CASEWORKER: "sagsbehandleren på beskæftigelsesområdet",
    Role.SOCIAL_CASEWORKER: "sagsbehandleren på socialområdet",
    Role.JOB_CONSULTANT: "jobkonsulenten",
    Role.CTI_WORKER: "CTI-medarbejderen",
    Role.LEADER: "lederen",
}


def named(roles: Iterable[Role]) -> str:
    """Return the people as Danish lists them, the citizen first."""
    wanted = frozenset(roles)
    return listed(name for role, name in _NAMES.items() if role in wanted)
