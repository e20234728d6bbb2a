"""The openings of a day, sorted so that one citizen's questions to all of them are few (D2).

Every set is a whole number with one bit an opening (`sets.py`).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import Generic, TypeVar

from fodfaeste.rules.placement.matching.facts import OpeningFacts
from fodfaeste.rules.placement.matching.judging import opening_terms, paid_share, window
from fodfaeste.rules.placement.matching.requirements import OF_ITSELF, Requirement, stands
from fodfaeste.rules.plan.weekly import MINUTES_AN_HOUR, WeeklyTime

MINUTES_A_DAY = 24 * MINUTES_AN_HOUR

Key = TypeVar("Key")
Ordered = TypeVar("Ordered", bound=int | str)


class Steps(Generic[Ordered]):
    """Sets by a number or word, asked for as all that is below it, or up to it."""

    def __init__(self, sets: Mapping[Ordered, int]) -> None:
        steps = sorted(sets.items())
        self._keys = [key for key, _ in steps]
        self._below: list[int] = [0, *accumulate((here for _, here in steps), or_)]

    def below(self, key: Ordered) -> int:
        """Return what has a lower key."""
        return self._below[bisect_left(self._keys, key)]

    def up_to(self, key: Ordered) -> int:
        """Return what has this key or a lower one."""
        return self._below[bisect_right(self._keys, key)]


class SameTimes:
    """The openings that can be worked at the same times of the week."""

    def __init__(self, mask: int) -> None:
        self.mask = mask
        self.minutes = mask.bit_count()
        self.by_least: dict[int, int] = defaultdict(int)

    def with_too_little(self, left: int, needed: int) -> int:
        """Return those of which the fewest hours of both do not fit into what is left."""
        short = (here for least, here in self.by_least.items() if max(least, needed) > left)
        return reduce(or_, short, 0)


class OpeningIndex:
    """All openings of a day; equal points are put in the order of their ids."""

    def __init__(self, openings: Iterable[OpeningFacts], *, day: date) -> None:
        self.facts: Sequence[OpeningFacts] = sorted(openings, key=lambda each: each.number)
        self.all = (1 << len(self.facts)) - 1
        self.ids = frozenset(each.number for each in self.facts)
        self.place_of = {each.number: place for place, each in enumerate(self.facts)}
        self.unmet = {which: self._unmet(which, day) for which in OF_ITSELF}
        self.demanding = self._by(lambda each: each.demands)
        self.meeting = self._by(lambda each: each.needs_met)
        self.in_field = self._by(lambda each: (each.field,))
        self.naming = self._by(opening_terms)
        self.at_postcode = self._by(lambda each: (each.postcode,))
        self.placed = self.all & ~self.at_postcode.get("", 0)
        self.postcodes = Steps(self.at_postcode)
        self.paid = self._by(lambda each: (paid_share(each),))
        self._sort_hours()
        self._sort_times()

    def of(self, numbers: frozenset[int]) -> int:
        """Return the openings with these ids; an id that is not there is left out."""
        return reduce(or_, (1 << self.place_of[each] for each in numbers & self.ids), 0)

    def _unmet(self, which: Requirement, day: date) -> int:
        return self._where(lambda each: not stands(which, each, day))

    def _where(self, holds: Callable[[OpeningFacts], bool]) -> int:
        return sum(1 << place for place, each in enumerate(self.facts) if holds(each))

    def _by(self, keys: Callable[[OpeningFacts], Iterable[Key]]) -> dict[Key, int]:
        found: dict[Key, int] = defaultdict(int)
        for place, each in enumerate(self.facts):
            for key in keys(each):
                found[key] |= 1 << place
        return dict(found)

    def _sort_hours(self) -> None:
        known = [window(each.least_minutes, each.most_minutes) for each in self.facts]
        least: dict[int, int] = defaultdict(int)
        most: dict[int, int] = defaultdict(int)
        for place, hours in enumerate(known):
            if hours:
                least[hours[0]] |= 1 << place
                most[hours[1]] |= 1 << place
        self.timed = sum(1 << place for place, hours in enumerate(known) if hours)
        self.least, self.most = Steps(least), Steps(most)

    def _sort_times(self) -> None:
        groups: dict[int, SameTimes] = {}
        for place, each in enumerate(self.facts):
            if mask := minutes_of(each.times):
                group = groups.setdefault(mask, SameTimes(mask))
                group.by_least[each.least_minutes or 0] |= 1 << place
        self.times = tuple(groups.values())


def minutes_of(times: Iterable[WeeklyTime]) -> int:
    """Return the minutes of the week that the times cover, one bit a minute."""
    covered = 0
    for one in times:
        starts = one.weekday * MINUTES_A_DAY + one.starts.hour * MINUTES_AN_HOUR + one.starts.minute
        covered |= ((1 << max(one.minutes, 0)) - 1) << starts
    return covered
