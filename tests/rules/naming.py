"""How the tests name what a gate found."""

from collections.abc import Iterable

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle


def conditions(obstacles: Iterable[Obstacle]) -> list[tuple[str, str]]:
    """Return (rule, condition) of each obstacle, in order."""
    return [(obstacle.rule, obstacle.condition) for obstacle in obstacles]


def reminders(found: Iterable[Missing]) -> list[tuple[str, str]]:
    """Return (rule, condition) of each thing that is missing, in order."""
    return conditions(item.obstacle for item in found)
