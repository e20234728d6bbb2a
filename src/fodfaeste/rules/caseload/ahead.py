"""What becomes free when: the planned ends of CTI ahead, by the calendar alone (A6, E1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fodfaeste.rules.caseload.load import load


@dataclass(frozen=True, slots=True)
class Carried:
    """One citizen of a CTI worker: the norm of the law, and when CTI ends as planned.

    `ends_before` is None before CTI has begun.
    """

    norm: int
    ends_before: date | None = None


@dataclass(frozen=True, slots=True)
class Freed:
    """A day on which CTI ends, what that frees, and the load from then on."""

    on: date
    citizens: int
    share: Fraction
    left: Fraction


def freed(carried: Iterable[Carried], *, today: date) -> tuple[Freed, ...]:
    """Return what the planned ends free, day by day; an end that has passed frees nothing yet.

    A course that is overdue is still the worker's until it is closed (I4).
    """
    everyone = tuple(carried)
    ends = {one.ends_before for one in everyone if one.ends_before is not None}
    told = []
    left = load(one.norm for one in everyone)
    for day in sorted(day for day in ends if day > today):
        ending = [one.norm for one in everyone if one.ends_before == day]
        left -= load(ending)
        told.append(Freed(on=day, citizens=len(ending), share=load(ending), left=left))
    return tuple(told)


def overdue(carried: Iterable[Carried], *, today: date) -> int:
    """Return how many courses are past their planned end and not closed."""
    return sum(one.ends_before is not None and one.ends_before <= today for one in carried)
