"""What the page *Arbejde* says about stretches, follow-up and work that broke off."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.placement.queries.work import WorkRoom
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.match import is_interrupted
from fodfaeste.web.shell.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Ways on from the match, and the match that broke off while there is no new one."""

    has_match: bool
    broken_match_id: int | None
    broken_at: str
    broken_on: date | None
    may_ask: bool


def placing(visit: Visit, room: WorkRoom) -> Placing:
    """Return it from what the page knows already: no query."""
    latest = room.past[0] if room.match is None and room.past else None
    broke = latest if latest and latest.end_reason and is_interrupted(latest.end_reason) else None
    return Placing(
        has_match=room.match is not None,
        broken_match_id=broke.pk if broke else None,
        broken_at=broke.company.name if broke else "",
        broken_on=broke.ended_on if broke else None,
        may_ask=visit.allows(Permission.QUICK_ASK),
    )
