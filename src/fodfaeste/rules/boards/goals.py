"""Goals and sub-goals of the whole effort, with their history (J4).

«Opsæt klare mål og delmål for indsatsen» (SEED-3)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.boards.kinds import STILL_OPEN, EffortGoalState
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSaid:
    """A goal as it is written; `is_below` when its parent is itself a sub-goal.

    `stood_on` is the day a goal had before it was changed: it may go by and stay.
    """

    wording: str
    owner: int | None
    due_on: date | None
    is_below: bool = False
    stood_on: date | None = None

    def settled(self) -> tuple[int, date]:
        """Whose and by when; asked once it is checked that both are said."""
        if self.owner is None or self.due_on is None:
            message = "a goal without an owner or a day is refused first"
            raise ValueError(message)
        return self.owner, self.due_on


def check_effort_goal(goal: GoalSaid, *, today: date) -> None:
    """Raise Refused (J4) unless a goal says what, who and when, and stands on one of two steps."""
    gone_by = goal.due_on is not None and goal.due_on < today and goal.due_on != goal.stood_on
    refuse_if(
        unmet(
            (is_said(goal.wording), _GOAL_SAID),
            (goal.owner is not None, _GOAL_OWNED),
            (goal.due_on is not None, _GOAL_DATED),
            (not gone_by, _GOAL_AHEAD),
            (not goal.is_below, _TWO_STEPS),
        )
    )


def check_goal_status(*, note: str) -> None:
    """Raise Refused (J4) unless a status says what it rests on."""
    refuse_if(unmet((is_said(note), _STATUS_SAID)))


def is_overdue(state: EffortGoalState, due_on: date, today: date) -> bool:
    """Say whether a goal that is still open should have been reached."""
    return state in STILL_OPEN and due_on < today


def _j4(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="J4", condition=condition, sentence=sentence, next_step=next_step)


_GOAL_SAID = _j4(
    "effort_goal_said",
    "Det står ikke, hvad målet er.",
    "Skriv målet, så alle kan se, om det er nået.",
)
_GOAL_OWNED = _j4(
    "effort_goal_owned",
    "Ingen har målet som sit.",
    "Vælg den, der holder øje med målet.",
)
_GOAL_DATED = _j4(
    "effort_goal_dated",
    "Det står ikke, hvornår målet skal være nået.",
    "Skriv en dag.",
)
_GOAL_AHEAD = _j4(
    "effort_goal_ahead",
    "Dagen, hvor målet skal være nået, ligger tilbage i tiden.",
    "Vælg en dag, der kommer.",
)
_TWO_STEPS = _j4(
    "effort_goal_two_steps",
    "Et delmål kan ikke have delmål under sig.",
    "Læg det under målet i stedet.",
)
_STATUS_SAID = _j4(
    "effort_status_said",
    "Det står ikke, hvad status bygger på.",
    "Skriv kort, hvad der er sket siden sidst.",
)
