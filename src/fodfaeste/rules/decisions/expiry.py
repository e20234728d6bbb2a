"""A grant with an end is told of eight, four and two weeks before it runs out (H6).

Mentor is granted for at most six months at a time (LAB §§ 167–171) and § 82 b for six (SEED-4);
§ 85 has no end and is never told of (H3). A decision takes time: «der skal være den nødvendige
kapacitet til at reagere hurtigt» (SEED-4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.missing import Missing
from fodfaeste.rules.refusal import Obstacle


@dataclass(frozen=True, slots=True)
class Notice:
    """How many weeks before the end a grant is told of, each time more urgently."""

    first: int = 8
    second: int = 4
    last: int = 2


USUAL = Notice()


@dataclass(frozen=True, slots=True)
class Held:
    """One grant: the day after its last, and whether a decision has said that it ends there."""

    ends_before: date | None
    ended_by_decision: bool = False


def end_to_tell_of(grants: Iterable[Held]) -> date | None:
    """Return when the last of what is granted runs out by itself.

    None where something has no end (H3), where another grant takes over later than that, or where
    a decision has already said how it ends: then there is nothing left to decide.
    """
    held = tuple(grants)
    ends = [one.ends_before for one in held if one.ends_before is not None]
    if not ends or len(ends) < len(held):
        return None
    last = max(ends)
    decided = any(one.ended_by_decision for one in held if one.ends_before == last)
    return None if decided else last


def expiry_alert(
    ends_before: date | None, *, today: date, notice: Notice = USUAL
) -> tuple[Missing, ...]:
    """Return what is told of a grant's end on a day; nothing while it is far, or never comes."""
    if ends_before is None:
        return ()
    if today >= ends_before:
        return (Missing(_GRANT_IS_OVER, ends_before),)
    left = ends_before - today
    told = (
        (notice.last, _GRANT_ENDS_NOW),
        (notice.second, _GRANT_ENDS_SOON),
        (notice.first, _GRANT_RUNS_OUT),
    )
    for weeks, said in told:
        if left <= timedelta(weeks=weeks):
            return (Missing(said, ends_before),)
    return ()


def _h6(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="H6", condition=condition, sentence=sentence, next_step=next_step)


_GRANT_RUNS_OUT = _h6(
    "grant_runs_out",
    "Bevillingen udløber snart. Borgeren skal vide i god tid, hvad der sker.",
    "Vurdér nu sammen med borgeren, om der fortsat er brug for støtte.",
)
_GRANT_ENDS_SOON = _h6(
    "grant_ends_soon",
    "Bevillingen udløber om få uger, og det er ikke afgjort, hvad der sker bagefter.",
    "Træf afgørelsen, så borgeren kan få den og nå at sige noget til den.",
)
_GRANT_ENDS_NOW = _h6(
    "grant_ends_now",
    "Bevillingen udløber meget snart. Uden en ny afgørelse falder støtten væk.",
    "Træf afgørelsen i dag, og fortæl borgeren den.",
)
_GRANT_IS_OVER = _h6(
    "grant_is_over",
    "Bevillingen er udløbet. Borgeren skal vide, om støtten fortsætter.",
    "Vurdér behovet sammen med borgeren, og træf en ny afgørelse.",
)
