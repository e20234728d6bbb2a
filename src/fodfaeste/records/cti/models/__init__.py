"""The CTI course and what is written in it."""

from fodfaeste.records.cti.models.checklist import ChecklistPoint
from fodfaeste.records.cti.models.clock import PhaseTold, Stay
from fodfaeste.records.cti.models.closing import ClosingNote
from fodfaeste.records.cti.models.course import CtiCourse, FocusAction, FocusArea
from fodfaeste.records.cti.models.handover import Handover, HandoverStep
from fodfaeste.records.cti.models.leader import LeaderReason
from fodfaeste.records.cti.models.notes import ContactNote, NoteAddendum, NoteParticipant
from fodfaeste.records.cti.models.safety import (
    CrisisPlan,
    CrisisStrategy,
    RetentionPlan,
    RetentionStep,
    SafetyPlanVersion,
    Supporter,
)
from fodfaeste.records.cti.models.strategies import CopingStrategy, StrategyTry

__all__ = [
    "ChecklistPoint",
    "ClosingNote",
    "ContactNote",
    "CopingStrategy",
    "CrisisPlan",
    "CrisisStrategy",
    "CtiCourse",
    "FocusAction",
    "FocusArea",
    "Handover",
    "HandoverStep",
    "LeaderReason",
    "NoteAddendum",
    "NoteParticipant",
    "PhaseTold",
    "RetentionPlan",
    "RetentionStep",
    "SafetyPlanVersion",
    "Stay",
    "StrategyTry",
    "Supporter",
]
