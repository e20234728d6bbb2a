"""Which of several words about a week's hours stands, and who says otherwise (D7).

«opnå eller øge antallet af ordinære timer» (SEED-4) is read from the hours, so nobody's word
overwrites another's: the colleague's stands once there is one, else that of whoever spoke first;
a different word from citizen or employer waits until a colleague has spoken again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.placement.kinds import HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True)
class Said:
    """One word about one week."""

    source: HoursSource
    minutes: WeekMinutes


S = TypeVar("S", bound=Said)


def standing(said: Sequence[S]) -> S | None:
    """Return the word that stands among all about one week, given in the order they were said."""
    by_staff = [each for each in said if each.source is HoursSource.STAFF]
    if by_staff:
        return by_staff[-1]
    return next((each for each in reversed(said) if each.source is said[0].source), None)


def saying_otherwise(said: Sequence[S]) -> tuple[S, ...]:
    """Return the latest words of citizen and employer that nobody has answered yet."""
    stands = standing(said)
    if stands is None:
        return ()
    latest: dict[HoursSource, S] = {}
    for each in said:
        if each.source is HoursSource.STAFF:
            latest.clear()
        else:
            latest[each.source] = each
    return tuple(each for each in latest.values() if differs(each.minutes, stands.minutes))


def differs(one: WeekMinutes, other: WeekMinutes) -> bool:
    """Say whether two words are not the same to citizen and employer: time with and without pay."""
    return (one.unpaid, one.paid) != (other.unpaid, other.paid)


def hours_to_settle(*, any_differ: bool) -> tuple[Missing, ...]:
    """Return what is missing while somebody says otherwise about a week."""
    return (Missing(_ONE_WORD_STANDS),) if any_differ else ()


_ONE_WORD_STANDS = Obstacle(
    rule="D7",
    condition="hours_are_settled",
    sentence="Der er sagt forskelligt om timerne i en uge. Tallene skal passe, før de bruges.",
    next_step="Se, hvem der siger hvad, og vælg, hvad der gælder.",
)
