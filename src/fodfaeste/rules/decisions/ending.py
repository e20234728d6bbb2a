"""Ending a grant by a new decision, and never two grants of one law at a time (H1, H3).

«Indsatser efter SEL § 85 kan ikke bevilges med en tidsbegrænsning.» (SEED-4): such support stops
on the day a decision says, never before it is taken and sent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantEnding:
    """A grant and the last day that a decision of `decided_on` gives it."""

    starts_on: date
    ends_before: date | None
    last_day: date
    decided_on: date
    sent_on: date | None = None


def obstacles_to_ending(ending: GrantEnding) -> tuple[Obstacle, ...]:
    """Return what stands in the way of ending the grant on that day."""
    new_end = ending.last_day + timedelta(days=1)
    known = ending.sent_on is None or ending.last_day >= ending.sent_on
    open_still = ending.ends_before is None or new_end < ending.ends_before
    return unmet(
        (ending.last_day >= ending.decided_on, _NOT_BACK_IN_TIME),
        (known or ending.last_day < ending.decided_on, _NOT_BEFORE_IT_IS_SENT),
        (ending.last_day >= ending.starts_on, _AFTER_ITS_START),
        (open_still, _STILL_RUNNING),
    )


def check_ending(ending: GrantEnding) -> None:
    """Raise Refused (H3) unless the grant may end on that day."""
    refuse_if(obstacles_to_ending(ending))


def obstacles_to_another_grant(wanted: Period, existing: Iterable[Period]) -> tuple[Obstacle, ...]:
    """Return the obstacle when a grant by the same law covers some of the days already."""
    return unmet((not any(wanted.overlaps(period) for period in existing), _NONE_BY_SAME_LAW))


_NOT_BACK_IN_TIME = Obstacle(
    rule="H3",
    condition="ends_after_decision",
    sentence="Bevillingen kan ikke ophøre før den dag, afgørelsen er truffet. "
    "Borgeren skal vide det på forhånd.",
    next_step="Vælg en sidste dag, der ligger på eller efter dagen for afgørelsen.",
)
_NOT_BEFORE_IT_IS_SENT = Obstacle(
    rule="H3",
    condition="ends_after_sending",
    sentence="Bevillingen kan ikke ophøre, før borgeren har fået afgørelsen.",
    next_step="Vælg en sidste dag, der ligger på eller efter dagen, afgørelsen er sendt.",
)
_AFTER_ITS_START = Obstacle(
    rule="H3",
    condition="ends_after_grant_starts",
    sentence="Den sidste dag ligger før bevillingens første dag.",
    next_step="Ret den sidste dag.",
)
_STILL_RUNNING = Obstacle(
    rule="H3",
    condition="grant_still_running",
    sentence="Bevillingen slutter allerede den dag eller før.",
    next_step="Vælg en tidligere dag, eller lad bevillingen løbe ud.",
)
_NONE_BY_SAME_LAW = Obstacle(
    rule="H1",
    condition="no_grant_by_same_law",
    sentence="Der er allerede en bevilling efter samme lov, som dækker nogle af dagene.",
    next_step="Brug den bevilling, der er, eller lad den nye begynde, når den slutter.",
)
