"""Tables of the board room."""

from fodfaeste.records.boards.models.collaboration import CollaborationCheck
from fodfaeste.records.boards.models.goals import EffortGoal, EffortGoalStatus
from fodfaeste.records.boards.models.meetings import (
    BoardAttendance,
    BoardDecision,
    BoardItem,
    BoardMeeting,
    EffortObstacle,
)
from fodfaeste.records.boards.models.stories import SuccessStory

__all__ = [
    "BoardAttendance",
    "BoardDecision",
    "BoardItem",
    "BoardMeeting",
    "CollaborationCheck",
    "EffortGoal",
    "EffortGoalStatus",
    "EffortObstacle",
    "SuccessStory",
]
