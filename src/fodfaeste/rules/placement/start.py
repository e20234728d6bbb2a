"""Before a placement starts, wishes and goals have been talked about by both areas (C7).

«Borgeren og medarbejdere fra både social- og beskæftigelsesområdet skal drøfte jobønsker og mål
forud for opstart i virksomhedspraktik.» (SEED-3)
Unpaid placement is granted until a day (D8); a taster visit where the citizen works needs a
placement grant first (D16).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementStart:
    """What is known when a placement is about to start.

    `wishes_discussed_by` are the departments that took part in the talk with the citizen.
    """

    starts_on: date
    ends_before: date
    wishes_discussed_by: frozenset[Department]
    wishes_discussed_on: date | None


def obstacles_to_placement(facts: PlacementStart) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the placement; empty when it may start."""
    talked = facts.wishes_discussed_on
    return unmet(
        (facts.starts_on < facts.ends_before, _ENDS_AFTER_START),
        (talked is not None and talked <= facts.starts_on, _WISHES_DISCUSSED),
        (facts.wishes_discussed_by >= frozenset(Department), _DISCUSSED_BY_BOTH),
    )


def check_placement(facts: PlacementStart) -> None:
    """Raise Refused (C7) unless the placement may start."""
    refuse_if(obstacles_to_placement(facts))


def obstacles_to_period(
    kind: HoursKind, *, starts_on: date, ends_before: date | None
) -> tuple[Obstacle, ...]:
    """Return what is wrong with a stretch of work: unpaid placement is granted until a day."""
    return unmet(
        (kind is not HoursKind.PLACEMENT or ends_before is not None, _PLACEMENT_HAS_END),
        (ends_before is None or starts_on < ends_before, _ENDS_AFTER_START),
    )


def check_period(kind: HoursKind, *, starts_on: date, ends_before: date | None) -> None:
    """Raise Refused (D8) unless the stretch of work has a possible beginning and end."""
    refuse_if(obstacles_to_period(kind, starts_on=starts_on, ends_before=ends_before))


def warnings_at_taster_hours(
    *, citizen_works: bool, placement_granted: bool
) -> tuple[Obstacle, ...]:
    """Return the warning when the citizen works on a taster visit without a placement grant."""
    return unmet((not citizen_works or placement_granted, _INSURED_AT_WORK))


_ENDS_AFTER_START = Obstacle(
    rule="D8",
    condition="placement_ends_after_start",
    sentence="Praktikken slutter, før den begynder.",
    next_step="Ret en af de to datoer.",
)
_PLACEMENT_HAS_END = Obstacle(
    rule="D8",
    condition="placement_has_end",
    sentence="Praktikken har ingen slutdato. Praktik uden løn bevilges for en tid ad gangen.",
    next_step="Vælg den sidste dag. Praktikken kan forlænges, når den er gået godt.",
)
_WISHES_DISCUSSED = Obstacle(
    rule="C7",
    condition="wishes_discussed",
    sentence="Borgerens jobønsker og mål er ikke drøftet før praktikken. "
    "Det er borgerens ønsker, der viser, hvilket arbejde der er det rette.",
    next_step="Tal med borgeren om jobønsker og mål, og notér dagen.",
)
_DISCUSSED_BY_BOTH = Obstacle(
    rule="C7",
    condition="discussed_by_both",
    sentence="Kun det ene område har drøftet jobønsker og mål med borgeren. "
    "Job og støtte skal passe sammen fra den første dag.",
    next_step="Tag drøftelsen med både social- og beskæftigelsesområdet.",
)
_INSURED_AT_WORK = Obstacle(
    rule="D16",
    condition="insured_at_work",
    sentence="Borgeren arbejder med under snusepraktikken uden en bevilling. "
    "Så er borgeren ikke forsikret.",
    next_step="Lad borgeren kun se på, eller bevilg en virksomhedspraktik først.",
)
