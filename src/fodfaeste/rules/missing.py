"""Something that is still missing, and the day it is due.

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4): what is missing is shown
before it hurts, on the case page and on Min dag.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do something about; `due_on` is None when there is no certain day."""

    obstacle: Obstacle
    due_on: date | None = None


def ranked(found: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Return the same things, the earliest day first and those without a day last."""
    return tuple(sorted(found, key=lambda item: item.due_on or date.max))
