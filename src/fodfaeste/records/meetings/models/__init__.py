"""Meetings around the citizen and of colleagues, who came, and what was agreed (B1–B7, J1, J3)."""

from fodfaeste.records.meetings.models.kickoff import (
    KickoffAgreement,
    KickoffPerson,
    KickoffPromise,
)
from fodfaeste.records.meetings.models.meeting import (
    Meeting,
    MeetingMove,
    MeetingSeries,
    Participant,
)
from fodfaeste.records.meetings.models.minutes import AgendaPoint, MeetingDecision
from fodfaeste.records.meetings.models.sparring import (
    SparringAttendance,
    SparringGroup,
    SparringMeeting,
    SparringPoint,
    SparringSeat,
)
from fodfaeste.records.meetings.models.talks import TalkAgreement
from fodfaeste.records.meetings.models.team import (
    TeamAttendance,
    TeamDecision,
    TeamMeeting,
    TeamSeat,
    TeamSeries,
)
from fodfaeste.records.meetings.models.telling import MeetingMessage

__all__ = [
    "AgendaPoint",
    "KickoffAgreement",
    "KickoffPerson",
    "KickoffPromise",
    "Meeting",
    "MeetingDecision",
    "MeetingMessage",
    "MeetingMove",
    "MeetingSeries",
    "Participant",
    "SparringAttendance",
    "SparringGroup",
    "SparringMeeting",
    "SparringPoint",
    "SparringSeat",
    "TalkAgreement",
    "TeamAttendance",
    "TeamDecision",
    "TeamMeeting",
    "TeamSeat",
    "TeamSeries",
]
