"""Which meeting comes next, so that nobody has to look for it (B5, E2, E13, I1).

«Det er vigtigt, at borgeren har mødt CTI-medarbejderen et par gange efter opstartsmødet og inden
CTI-indsatsen påbegyndes» (SEED-4)
"""

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.meetings.kinds import MeetingKind

_NEXT: dict[CaseState, MeetingKind] = {
    CaseState.ENROLLED: MeetingKind.KICKOFF,
    CaseState.KICKOFF_HELD: MeetingKind.PRE_CTI,
    CaseState.MATCHING: MeetingKind.PRE_CTI,
    CaseState.MATCHED: MeetingKind.START_OF_THREE,
    CaseState.CTI_PHASE_3: MeetingKind.CLOSING,
    CaseState.CTI_CLOSING_DUE: MeetingKind.CLOSING,
}


def proposed_kind(state: CaseState) -> MeetingKind:
    """Return the kind of meeting that a course in this state most likely needs next."""
    return _NEXT.get(state, MeetingKind.FOLLOW_UP)
