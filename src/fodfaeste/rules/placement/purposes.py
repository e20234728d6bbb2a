"""What an unpaid placement is for, and what a new stretch of work does to the one before (D8).

«Det skal fremgå af aftalen, hvilke af følgende formål der ønskes opnået» (the executive order on
active employment efforts, § 60; LAB §§ 58-59, domain.md section 2.3)
"""

from fodfaeste.rules.words import Word


class PlacementPurpose(Word):
    """One of the three purposes; `in_full` is what it means."""

    ORDINARY_HOURS = "ordinary_hours", "Ordinære løntimer"
    SKILLS = "skills", "Optræning af bestemte kompetencer"
    CLARIFY_GOAL = "clarify_goal", "Afklaring af jobmål"

    @property
    def in_full(self) -> str:
        """Return the purpose as the executive order means it."""
        return _IN_FULL[self]


_IN_FULL = {
    PlacementPurpose.ORDINARY_HOURS: "Borgeren afklarer eller udvikler det, der direkte kan føre "
    "til timer med løn på arbejdspladsen.",
    PlacementPurpose.SKILLS: "Borgeren træner noget bestemt inden for sit jobmål, som kan stå i "
    "cv'et og bruges i jobsøgningen.",
    PlacementPurpose.CLARIFY_GOAL: "Borgeren prøver typiske opgaver i et job, der kan blive målet.",
}


class StretchChange(Word):
    """How a stretch of work came about."""

    NEW = "new", "Begyndt"
    EXTENDED = "extended", "Forlænget"
    NEW_TERMS = "new_terms", "Nye vilkår"
