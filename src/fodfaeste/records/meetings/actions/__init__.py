"""Plan a meeting, hold it, and take the kickoff step by step."""

from fodfaeste.records.meetings.actions.deciding import (
    NewDecision,
    add_point,
    decide,
    take_back_point,
)
from fodfaeste.records.meetings.actions.holding import Held, add_to_minutes, hold_meeting
from fodfaeste.records.meetings.actions.kickoff import (
    save_agreements,
    save_attendance,
    save_baseline,
    save_information,
    save_next,
    save_wishes,
    save_words,
)
from fodfaeste.records.meetings.actions.kickoff_end import hold_kickoff
from fodfaeste.records.meetings.actions.kickoff_rows import (
    NamedPerson,
    Promise,
    SpokenConsent,
    consent_in_the_room,
    name_person,
    promise,
    take_back_person,
    take_back_promise,
)
from fodfaeste.records.meetings.actions.kickoff_said import (
    Agreements,
    FirstMeasures,
    Information,
    InTheRoom,
    NextMeeting,
    Read,
    Wishes,
)
from fodfaeste.records.meetings.actions.planning import (
    MeetingPlan,
    cancel_meeting,
    change_meeting,
    plan_meeting,
)

__all__ = [
    "Agreements",
    "FirstMeasures",
    "Held",
    "InTheRoom",
    "Information",
    "MeetingPlan",
    "NamedPerson",
    "NewDecision",
    "NextMeeting",
    "Promise",
    "Read",
    "SpokenConsent",
    "Wishes",
    "add_point",
    "add_to_minutes",
    "cancel_meeting",
    "change_meeting",
    "consent_in_the_room",
    "decide",
    "hold_kickoff",
    "hold_meeting",
    "name_person",
    "plan_meeting",
    "promise",
    "save_agreements",
    "save_attendance",
    "save_baseline",
    "save_information",
    "save_next",
    "save_wishes",
    "save_words",
    "take_back_person",
    "take_back_point",
    "take_back_promise",
]
