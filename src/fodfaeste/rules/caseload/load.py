"""How full a CTI worker's hands are, weighted by legal basis (A6), and whether trained (A7).

«Antal borgere pr. medarbejdere» in the table: «Ca. 10» by § 85, «Ca. 15» by § 82 b and mentor
(SEED-4). One citizen weighs 1/10 or 1/15; a full load is 1.
«Reducerede sagsstammer hos sagsbehandlere og udførere» (SEED-3)
«Den socialfaglige medarbejder er uddannet i CTI-metoden.» (SEED-0)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fodfaeste.rules.refusal import Obstacle, unmet

FULL = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A CTI worker's training: the day it was finished, or the mentor while it goes on."""

    trained_on: date | None
    mentor_named: bool


def load(norms: Iterable[int]) -> Fraction:
    """Return the load of a worker whose citizens have these norms (citizens per full-time worker).

    1 is full. Raises ValueError for a norm below one.
    """
    weights = []
    for norm in norms:
        if norm < 1:
            raise ValueError("a caseload norm is at least one citizen")
        weights.append(Fraction(1, norm))
    return sum(weights, start=Fraction(0))


def percent(share: Fraction) -> int:
    """Return a load in whole percent, rounded down, so that 100 means really full."""
    return share.numerator * 100 // share.denominator


def warnings_at_assignment(
    norms_now: Iterable[int], *, norm_of_new: int, training: Training, today: date
) -> tuple[Obstacle, ...]:
    """Return what is pointed out when one more citizen is given to this CTI worker."""
    after = load((*norms_now, norm_of_new))
    trained = training.trained_on is not None and training.trained_on <= today
    return unmet(
        (after <= FULL, _within_norm(after)),
        (trained or training.mentor_named, _TRAINED_OR_MENTORED),
    )


def _within_norm(share: Fraction) -> Obstacle:
    return Obstacle(
        rule="A6",
        condition="within_norm",
        sentence=f"CTI-medarbejderen får {percent(share)} procent af en fuld sagsstamme. "
        "Støtten er tæt, og der skal være tid til den.",
        next_step="Vælg en anden CTI-medarbejder, eller tal med lederen om tiden.",
    )


_TRAINED_OR_MENTORED = Obstacle(
    rule="A7",
    condition="trained_or_mentored",
    sentence="Medarbejderen er ikke uddannet i CTI-metoden og har ingen mentor.",
    next_step="Vælg en uddannet CTI-medarbejder, eller sæt en mentor på.",
)
