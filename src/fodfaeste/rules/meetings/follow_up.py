"""Follow-up on the plan rests on more than one (G1).

«Det er her centralt, at opfølgningen ikke hviler på én medarbejder. Opfølgningen bør være
tværfaglig og i samarbejde med borgeren» (SEED-3)
"""

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.refusal import Obstacle, unmet

_PROFESSIONS_WANTED = 2


def warnings_at_follow_up(present: frozenset[Role]) -> tuple[Obstacle, ...]:
    """Return the warning when fewer than two professional roles took part.

    A statutory talk with one caseworker is legitimate, so this only points it out.
    """
    professions = present & frozenset(TEAM_ROLES)
    return unmet((len(professions) >= _PROFESSIONS_WANTED, _ACROSS_PROFESSIONS))


_ACROSS_PROFESSIONS = Obstacle(
    rule="G1",
    condition="across_professions",
    sentence="Kun én fagperson var med til opfølgningen. Planen er fælles, og flere ser mere.",
    next_step="Tag en kollega fra teamet med næste gang.",
)
