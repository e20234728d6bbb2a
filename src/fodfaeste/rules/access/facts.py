"""What access is decided from: who asks, and how they stand to this one case.

«får de centrale parter i det videre forløb alle et kendskab til borgeren» (SEED-4): knowing the
citizen comes with a seat on the team; everyone else is a stranger until shown otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.facts import ConsentFacts


@dataclass(frozen=True, slots=True)
class Absent:
    """A colleague who is away, and whom the actor stands in for until the last day."""

    user_id: int
    name: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person who is signed in, with the roles they hold now."""

    id: int
    name: str
    roles: frozenset[Role]
    department: Department | None = None
    leads_units: frozenset[int] = frozenset()
    stands_in_for: tuple[Absent, ...] = ()

    @property
    def absent_ids(self) -> tuple[int, ...]:
        """Whom one stands in for, by number."""
        return tuple(one.user_id for one in self.stands_in_for)

    def absent_names(self, user_ids: Iterable[int]) -> tuple[str, ...]:
        """The names of some of those whom one stands in for."""
        wanted = set(user_ids)
        return tuple(one.name for one in self.stands_in_for if one.user_id in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRelation:
    """How one actor stands to one case now. Everything left out is the stranger's answer.

    `team` holds the team roles the actor has on this case now; `deputised` the seats of colleagues
    who are away, in roles that the actor has too (whose seat, and which); `closed_on` is None while
    open; `unit_id` is None only in the relation to no case at all.
    """

    case_id: int
    unit_id: int | None
    team: frozenset[Role] = frozenset()
    deputised: frozenset[tuple[int, Role]] = frozenset()
    was_on_team: bool = False
    is_the_citizen: bool = False
    glass_broken: bool = False
    closed_on: date | None = None
    consents: tuple[ConsentFacts, ...] = ()
    relaxed: frozenset[Section] = frozenset()
    """What the municipality lets pass between the departments without a consent."""

    @property
    def seats(self) -> frozenset[Role]:
        """The roles one works in here now: one's own, and those one stands in for."""
        return self.team | {role for _, role in self.deputised}

    @property
    def is_closed(self) -> bool:
        """Say whether the whole course is closed."""
        return self.closed_on is not None


def sees(actor: Actor, relation: CaseRelation) -> bool:
    """Say whether the actor may see this case at all, now (the wall in the database agrees)."""
    return (
        bool(relation.seats)
        or relation.unit_id in actor.leads_units
        or relation.glass_broken
        or relation.is_the_citizen
    )
