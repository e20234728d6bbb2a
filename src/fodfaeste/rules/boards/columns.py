"""The columns of the board, and how urgent a card is (J2).

«møder med tværfaglig ledelses-deltagelse (fx tavlemøder)» (SEED-3). A card stands where the dates
of its course put it (rules/followup/states.py); nobody moves one.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.words import Word


class BoardColumn(Word):
    """The columns, left to right."""

    BEGINNING = "beginning", "Opstart"
    MATCHING = "matching", "Plan og match"
    PHASE_1 = "phase_1", "Fase 1"
    PHASE_2 = "phase_2", "Fase 2"
    PHASE_3 = "phase_3", "Fase 3"
    AFTER = "after", "Efter CTI"


COLUMN_OF: Mapping[CaseState, BoardColumn] = {
    CaseState.ENROLLED: BoardColumn.BEGINNING,
    CaseState.KICKOFF_PLANNED: BoardColumn.BEGINNING,
    CaseState.KICKOFF_HELD: BoardColumn.MATCHING,
    CaseState.MATCHING: BoardColumn.MATCHING,
    CaseState.MATCHED: BoardColumn.MATCHING,
    CaseState.CTI_PHASE_1: BoardColumn.PHASE_1,
    CaseState.CTI_PHASE_2: BoardColumn.PHASE_2,
    CaseState.CTI_PHASE_3: BoardColumn.PHASE_3,
    CaseState.CTI_CLOSING_DUE: BoardColumn.PHASE_3,
    CaseState.AFTERCARE: BoardColumn.AFTER,
}
"""Every state but the closed one. CTI whose time is up stands in phase 3 until it is closed."""

STATES_TOLD = frozenset(
    {
        CaseState.ENROLLED,
        CaseState.KICKOFF_PLANNED,
        CaseState.KICKOFF_HELD,
        CaseState.MATCHING,
        CaseState.MATCHED,
        CaseState.CTI_CLOSING_DUE,
    }
)
"""States that share a column with others, and are said on the card."""


class Signal(Word):
    """The signal of a card, always said in words too."""

    LATE = "late", "Over tiden"
    DUE = "due", "Mangler noget"
    CALM = "calm", "Intet mangler"


def signal_of(days: Iterable[date | None], today: date) -> Signal:
    """Return how urgent a course is from the days of its deadlines: late, some, or none."""
    due = (*days,)
    if any(day is not None and day < today for day in due):
        return Signal.LATE
    return Signal.DUE if due else Signal.CALM
