"""Who has come in, and what is open to them: handed to every view by the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from fodfaeste.audit import writing
from fodfaeste.audit.models import Operation
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.facts import Actor, CaseRelation
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A signed-in person at a page that is not about one case."""

    actor: Actor
    permission: Permission
    today: date
    now: datetime

    def allows(self, permission: Permission) -> bool:
        """Whether this person may do something that is not about one case."""
        return decide(self.actor, permission).allowed

    def shown(self, case_ids: Sequence[int], *, criterion: str = "") -> None:
        """Write one log row for a list, with the cases it showed and what was asked for."""
        writing.log(
            Operation.SEARCH if criterion else Operation.LIST,
            case_ids=case_ids,
            permission=self.permission,
            reason=criterion,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A person who has been let in to one case, with the sections that are open."""

    actor: Actor
    permission: Permission
    case: "Case"
    relation: CaseRelation
    sections: frozenset[Section]
    today: date
    now: datetime

    def allows(self, permission: Permission) -> bool:
        """Whether this person may do something here: decides which buttons are shown."""
        return decide(self.actor, permission, self.relation, sections=self.sections).allowed

    def sees(self, section: Section) -> bool:
        """Whether a section of the case is open to this person."""
        return section in self.sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody outside, let in by a link to one thing."""

    link_id: int
    case_id: int
    target: int
    address: str
    today: date
    now: datetime
