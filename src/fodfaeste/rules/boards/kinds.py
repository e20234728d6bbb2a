"""The words of the board: how a goal stands, and why a citizen is talked about.

«Opsæt klare mål og delmål for indsatsen» (SEED-3)
"""

from fodfaeste.rules.words import Word


class EffortGoalState(Word):
    """How a goal of the whole effort stands (J4)."""

    BEGUN = "begun", "I gang"
    BEHIND = "behind", "Bagud"
    REACHED = "reached", "Nået"
    DROPPED = "dropped", "Opgivet"


STILL_OPEN = frozenset({EffortGoalState.BEGUN, EffortGoalState.BEHIND})


class BoardReason(Word):
    """Why a citizen stands on the agenda of a board meeting, the most pressing first (J2)."""

    LATE = "late", "Over tiden"
    NEW = "new", "Nyt forløb"
    PHASE_SHIFT = "phase_shift", "Faseskift"
    STALLED = "stalled", "Står stille"


class Told(Word):
    """What has become of a task or an obstacle since the meeting (J2)."""

    DONE = "done", "Gjort"
    REMOVED = "removed", "Fjernet"
    LATE = "late", "Over tiden"
    OPEN = "open", "Ikke endnu"
