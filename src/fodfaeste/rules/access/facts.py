"""What access is decided from: who asks, and how they stand to this one case.

«får de centrale parter i det videre forløb alle et kendskab til borgeren» (SEED-4): knowing the
citizen comes with a seat on the team; everyone else is a stranger until shown otherwise.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import ConsentFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person who is signed in, with the roles they hold now."""

    id: int
    name: str
    roles: frozenset[Role]
    department: Department | None = None
    leads_units: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRelation:
    """How one actor stands to one case now. Everything left out is the stranger's answer.

    `team` holds the team roles the actor has on this case now; `closed_on` is None while open;
    `unit_id` is None only in the relation to no case at all.
    """

    case_id: int
    unit_id: int | None
    team: frozenset[Role] = frozenset()
    was_on_team: bool = False
    is_the_citizen: bool = False
    glass_broken: bool = False
    closed_on: date | None = None
    consents: tuple[ConsentFacts, ...] = ()
    relaxed: frozenset[Section] = frozenset()
    """What the municipality lets pass between the departments without a consent."""

    @property
    def is_closed(self) -> bool:
        """Say whether the whole course is closed."""
        return self.closed_on is not None


def sees(actor: Actor, relation: CaseRelation) -> bool:
    """Say whether the actor may see this case at all, now (the wall in the database agrees)."""
    return (
        bool(relation.team)
        or relation.unit_id in actor.leads_units
        or relation.glass_broken
        or relation.is_the_citizen
    )
