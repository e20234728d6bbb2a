"""In hospital or in prison while CTI runs: the clock goes on, and contact is kept (E1, E5).

«alene den på forhånd fastsatte tidsafgrænsning» (SEED-4). The Danish manual has a chapter on it
whose text could not be read (domain.md sections 1.4 and 9); common practice is that the course
goes on and the worker keeps in touch. A stay explains the curve; it warns nobody, pauses nothing
and is no reason to stop.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.kinds import StayKind
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class StayFacts:
    """A stay as it is about to be noted; `last_day` is None while it lasts."""

    kind: StayKind | None
    starts_on: date
    last_day: date | None
    others: tuple[Period, ...] = ()


def obstacles_to_stay(facts: StayFacts, *, today: date) -> tuple[Obstacle, ...]:
    """Return what is wrong with a stay; empty when it can be noted."""
    in_order = facts.last_day is None or facts.starts_on <= facts.last_day
    begun = facts.starts_on <= today
    return unmet(
        (facts.kind is not None, _KIND_SAID),
        (begun, _HAS_BEGUN),
        (in_order, _ENDS_AFTER_START),
        (not in_order or not _elsewhere(facts), _ONE_AT_A_TIME),
    )


def check_stay(facts: StayFacts, *, today: date) -> None:
    """Raise Refused (E1) unless the stay can be noted."""
    refuse_if(obstacles_to_stay(facts, today=today))


def _elsewhere(facts: StayFacts) -> bool:
    """Whether another stay has some of the same days."""
    ends = None if facts.last_day is None else date.fromordinal(facts.last_day.toordinal() + 1)
    return any(Period(facts.starts_on, ends).overlaps(other) for other in facts.others)


def _e1(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="E1", condition=condition, sentence=sentence, next_step=next_step)


_KIND_SAID = _e1(
    "stay_kind_said",
    "Det står ikke, om borgeren er indlagt eller fængslet.",
    "Vælg det, der passer.",
)
_HAS_BEGUN = _e1(
    "stay_has_begun",
    "Den første dag ligger ude i fremtiden. Et ophold noteres, når det er begyndt.",
    "Ret datoen, eller skriv det, når dagen er kommet.",
)
_ENDS_AFTER_START = _e1(
    "stay_ends_after_it_began",
    "Den sidste dag ligger før den første.",
    "Ret datoerne.",
)
_ONE_AT_A_TIME = _e1(
    "one_stay_at_a_time",
    "Der er allerede noteret et ophold i de dage.",
    "Ret det, der står, eller vælg andre dage.",
)
