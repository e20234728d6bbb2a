"""Tables of the board room."""

from fodfaeste.records.boards.models.goals import EffortGoal, EffortGoalStatus
from fodfaeste.records.boards.models.meetings import (
    BoardAttendance,
    BoardDecision,
    BoardItem,
    BoardMeeting,
    EffortObstacle,
)

__all__ = [
    "BoardAttendance",
    "BoardDecision",
    "BoardItem",
    "BoardMeeting",
    "EffortGoal",
    "EffortGoalStatus",
    "EffortObstacle",
]
