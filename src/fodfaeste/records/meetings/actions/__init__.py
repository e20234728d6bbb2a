"""Plan a meeting, hold it, and take the kickoff step by step."""

from fodfaeste.records.meetings.actions.cv import note_cv_made
from fodfaeste.records.meetings.actions.holding import Held, add_to_minutes, hold_meeting
from fodfaeste.records.meetings.actions.kickoff import (
    Agreements,
    Information,
    InTheRoom,
    hold_kickoff,
    save_agreements,
    save_attendance,
    save_information,
    save_words,
)
from fodfaeste.records.meetings.actions.planning import (
    MeetingPlan,
    cancel_meeting,
    change_meeting,
    plan_meeting,
)

__all__ = [
    "Agreements",
    "Held",
    "InTheRoom",
    "Information",
    "MeetingPlan",
    "add_to_minutes",
    "cancel_meeting",
    "change_meeting",
    "hold_kickoff",
    "hold_meeting",
    "note_cv_made",
    "plan_meeting",
    "save_agreements",
    "save_attendance",
    "save_information",
    "save_words",
]
