"""How the method says no: which rule, why, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One named condition that does not hold.

    `sentence` and `next_step` are Danish and are shown as they stand.
    """

    rule: str
    condition: str
    sentence: str
    next_step: str


class Refused(Exception):  # noqa: N818 -- the field's word is "refused", not "error"
    """An action that the method forbids, with every condition that failed."""

    def __init__(self, *obstacles: Obstacle) -> None:
        if not obstacles:
            message = "a refusal must name its rule"
            raise ValueError(message)
        self.obstacles = obstacles
        super().__init__(" ".join(obstacle.sentence for obstacle in obstacles))

    def __reduce__(self) -> tuple[type["Refused"], tuple[Obstacle, ...]]:
        """Say how to make it anew in another process: of its obstacles, not of its sentence."""
        return type(self), self.obstacles

    @property
    def rule(self) -> str:
        """The id of the first rule that stands in the way."""
        return self.obstacles[0].rule


def refuse_if(obstacles: Iterable[Obstacle]) -> None:
    """Raise `Refused` when there is any obstacle."""
    found = tuple(obstacles)
    if found:
        raise Refused(*found)


def unmet(*checks: tuple[bool, Obstacle]) -> tuple[Obstacle, ...]:
    """Return the obstacles whose condition does not hold, in the order they are written."""
    return tuple(obstacle for holds, obstacle in checks if not holds)
