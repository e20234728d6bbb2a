"""Everything that runs beside each other around one citizen, on one axis of time (C9).

«passe sin misbrugsbehandling, genoptræning eller andre indsatser samtidig med et job» (SEED-4):
whoever is to see whether it fits together must see it in one place.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.words import Word


class Room(Word):
    """What a stretch of time comes from, besides the efforts and their areas of life."""

    WORK = "work", "På arbejde"
    CTI = "cti", "CTI"
    GRANT = "grant", "Bevillinger"
    MEETING = "meeting", "Møder"
    EFFORT = "effort", "Indsatser uden livsområde"


class Pace(Word):
    """Whether a stretch is to come, runs, or is over."""

    AHEAD = "ahead", "Planlagt"
    RUNNING = "running", "I gang"
    OVER = "over", "Afsluttet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One thing from a day and before another; None is unknown or open.

    `number` is the row's own in its room; `parts` are the first days of its parts, as CTI's phases.
    """

    room: Room
    lane: str
    what: str
    pace: Pace
    who: str = ""
    number: int = 0
    starts_on: date | None = None
    ends_before: date | None = None
    parts: tuple[date, ...] = ()
    is_moment: bool = False

    @property
    def last_on(self) -> date | None:
        """Return the last day; None when it has no end."""
        return self.ends_before - timedelta(days=1) if self.ends_before else None

    @property
    def has_days(self) -> bool:
        """Say whether it can stand on an axis of time at all."""
        return self.starts_on is not None or self.ends_before is not None


def pace_on(today: date, *, starts_on: date | None, ends_before: date | None) -> Pace:
    """Return how a stretch stands to today by its days alone."""
    if ends_before is not None and ends_before <= today:
        return Pace.OVER
    return Pace.AHEAD if starts_on is not None and starts_on > today else Pace.RUNNING
