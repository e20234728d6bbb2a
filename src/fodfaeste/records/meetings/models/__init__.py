"""Meetings around the citizen, who came, and what the kickoff agreed (B1–B7)."""

from fodfaeste.records.meetings.models.kickoff import (
    KickoffAgreement,
    KickoffPerson,
    KickoffPromise,
)
from fodfaeste.records.meetings.models.meeting import Meeting, Participant
from fodfaeste.records.meetings.models.sparring import (
    SparringAttendance,
    SparringGroup,
    SparringMeeting,
    SparringPoint,
    SparringSeat,
)

__all__ = [
    "KickoffAgreement",
    "KickoffPerson",
    "KickoffPromise",
    "Meeting",
    "Participant",
    "SparringAttendance",
    "SparringGroup",
    "SparringMeeting",
    "SparringPoint",
    "SparringSeat",
]
