"""How full a CTI worker's hands are, weighted by legal basis (A6), and whether trained (A7).

More than full is a warning that a written reason lets pass: who gave it, when and at what load is
kept (`CaseloadOverride`).

«Antal borgere pr. medarbejdere» in the table: «Ca. 10» by § 85, «Ca. 15» by § 82 b and mentor
(SEED-4). One citizen weighs 1/10 or 1/15; a full load is 1.
«Reducerede sagsstammer hos sagsbehandlere og udførere» (SEED-3)
«Den socialfaglige medarbejder er uddannet i CTI-metoden.» (SEED-0)
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

FULL = Fraction(1)
_NORM_OF_85 = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A CTI worker's training: the day it was finished, or the mentor while it goes on."""

    trained_on: date | None
    mentor_named: bool


def load(norms: Iterable[int]) -> Fraction:
    """Return the load of a worker whose citizens have these norms (citizens per full-time worker).

    1 is full. Raises ValueError for a norm below one.
    """
    counted = Counter(norms)
    if any(norm < 1 for norm in counted):
        raise ValueError("a caseload norm is at least one citizen")
    return sum((Fraction(times, norm) for norm, times in counted.items()), start=Fraction(0))


def heaviest(norms: Iterable[int]) -> int:
    """Return the norm of a course that has no law yet: it weighs as the heaviest."""
    return min(norms, default=_NORM_OF_85)


def percent(share: Fraction) -> int:
    """Return a load in whole percent, rounded down, so that 100 means really full."""
    return share.numerator * 100 // share.denominator


@dataclass(frozen=True, slots=True)
class Weighing:
    """The load of a CTI worker before and after one more citizen."""

    before: Fraction
    after: Fraction

    @property
    def is_over(self) -> bool:
        """Whether the worker would have more than a full caseload."""
        return self.after > FULL


def weighed(norms_now: Iterable[int], norm_of_new: int | None) -> Weighing:
    """Return the load before and after; a course that weighs nothing has no norm."""
    before = load(norms_now)
    return Weighing(before, before + (load((norm_of_new,)) if norm_of_new else Fraction(0)))


def obstacles_to_assignment(weighing: Weighing, *, reason: str) -> tuple[Obstacle, ...]:
    """Return the warning of a caseload beyond the norm; a written reason lets it pass."""
    fits = not weighing.is_over or is_said(reason, at_least=NOTE_LENGTH)
    return unmet((fits, _within_norm(weighing)))


def check_assignment(weighing: Weighing, *, reason: str) -> None:
    """Raise Refused (A6) unless there is room, or a reason why it goes all the same."""
    refuse_if(obstacles_to_assignment(weighing, reason=reason))


def warnings_on_training(training: Training, *, today: date) -> tuple[Obstacle, ...]:
    """Return what is pointed out about a CTI worker who is not trained and has no mentor."""
    trained = training.trained_on is not None and training.trained_on <= today
    return unmet((trained or training.mentor_named, _TRAINED_OR_MENTORED))


def _within_norm(weighing: Weighing) -> Obstacle:
    return Obstacle(
        rule="A6",
        condition="within_norm",
        sentence=f"CTI-medarbejderen har {percent(weighing.before)} procent af en fuld sagsstamme "
        f"og får {percent(weighing.after)} procent med denne borger. "
        "Støtten er tæt, og der skal være tid til den.",
        next_step="Vælg en CTI-medarbejder med plads, eller skriv, hvorfor det går alligevel.",
    )


_TRAINED_OR_MENTORED = Obstacle(
    rule="A7",
    condition="trained_or_mentored",
    sentence="Medarbejderen er ikke uddannet i CTI-metoden og har ingen mentor.",
    next_step="Vælg en uddannet CTI-medarbejder, eller sæt en mentor på.",
)
