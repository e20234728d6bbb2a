"""A taster visit where the citizen works needs a placement grant first (D16).

A taster visit is to look on; whoever takes part in the work is insured only in a placement that
was granted beforehand (domain.md section 2.3: «snusepraktik» is no kind of placement of its own).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.refusal import Obstacle, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class TasterVisit:
    """A contact, as far as the citizen's work on that day is concerned.

    `placement_granted_on` is the day a placement for it was granted; `in_placement` says that a
    placement at this company ran on the day.
    """

    kind: EmployerContactKind
    happened_on: date
    citizen_worked: bool
    placement_granted_on: date | None = None
    in_placement: bool = False


def warnings_at_taster(visit: TasterVisit) -> tuple[Obstacle, ...]:
    """Return the warning (D16) when the citizen worked and no placement was granted before."""
    granted = visit.placement_granted_on
    covered = visit.in_placement or (granted is not None and granted <= visit.happened_on)
    tasted_work = visit.kind is EmployerContactKind.TASTER and visit.citizen_worked
    return unmet((not tasted_work or covered, _GRANTED_FIRST))


_GRANTED_FIRST = Obstacle(
    rule="D16",
    condition="taster_granted_first",
    sentence="Borgeren arbejdede med, og der var ikke bevilget en praktik først. Så er borgeren "
    "ikke dækket, hvis der sker noget.",
    next_step="Få praktikken bevilget, før borgeren arbejder med igen. Skriv datoen her, hvis den "
    "allerede er bevilget.",
)
