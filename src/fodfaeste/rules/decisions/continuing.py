"""Deciding that a grant without an end goes on after CTI, as it is or in another shape (H3, I1).

«Såfremt borgeren fortsat har behovet og er berettiget til mentorstøtte eller socialpædagogisk
støtte efter SEL § 85, skal der være truffet en afgørelse inden forløbet afsluttes.» (SEED-4)
The grant itself stands: § 85 ends only by a decision, so nothing new is granted.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantContinuing:
    """A grant, and the day it is decided that it goes on."""

    starts_on: date
    ends_before: date | None
    decided_on: date


def obstacles_to_continuing(facts: GrantContinuing) -> tuple[Obstacle, ...]:
    """Return what stands in the way of deciding that the grant goes on."""
    return unmet(
        (facts.starts_on <= facts.decided_on, _HAS_BEGUN),
        (facts.ends_before is None, _HAS_NO_END),
    )


def check_continuing(facts: GrantContinuing) -> None:
    """Raise Refused (H3) unless it can be decided that the grant goes on."""
    refuse_if(obstacles_to_continuing(facts))


_HAS_BEGUN = Obstacle(
    rule="H3",
    condition="grant_has_begun",
    sentence="Bevillingen er ikke begyndt den dag, så den kan ikke fortsætte.",
    next_step="Ret datoen for afgørelsen.",
)
_HAS_NO_END = Obstacle(
    rule="H3",
    condition="grant_has_no_end",
    sentence="Bevillingen har en slutdato. Den fortsætter ikke af sig selv.",
    next_step="Træf en ny afgørelse, der bevilger støtten fra den dag, den gamle slutter.",
)
