"""What befalls a generated course: days on the edges of the rules, and what lies beside them."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from fodfaeste.kernel.clock import COPENHAGEN

EDGES = (0, 1, 2, 7, 10, 11, 14, 28, 30, 42, 56, 91, 92, 182)
"""The lengths that the rules count in."""

T = TypeVar("T")


@dataclass
class Chance:
    """What befalls one course, near one day; the same every time."""

    dice: random.Random
    near: date

    def day(self, *, least: int = -420, most: int = 120) -> date:
        """A day on an edge of a rule, or one beside it, or anywhere."""
        edge = self.dice.choice(EDGES) * self.dice.choice([-1, -1, 1]) + self.dice.choice(
            [-1, 0, 0, 1]
        )
        anywhere = self.dice.randint(least, most)
        days = edge if self.dice.random() < 0.7 else anywhere
        return self.near + timedelta(days=min(max(days, least), most))

    def past(self) -> date:
        """A day that has come by then."""
        return min(self.day(), self.near)

    def often(self, share: float) -> bool:
        """Whether it happens."""
        return self.dice.random() < share

    def times(self, most: int) -> range:
        """None, or some."""
        return range(self.dice.randint(0, most))

    def one(self, *of: T) -> T:
        """One of several."""
        return self.dice.choice(of)

    def some(self, *of: T, most: int, least: int = 0) -> tuple[T, ...]:
        """Several of them, each once."""
        return tuple(self.dice.sample(of, k=self.dice.randint(least, most)))

    def moment(self, day: date) -> datetime:
        """A moment of a day in Denmark, also close to midnight."""
        return datetime.combine(
            day, self.one(time(0, 5), time(12), time(23, 55)), tzinfo=COPENHAGEN
        )
