"""Record a visitation, decide with or without a grant, and follow a decision by another (H1–H5)."""

from fodfaeste.records.decisions.actions.deciding import decide
from fodfaeste.records.decisions.actions.following import (
    change_grant,
    continue_grant,
    end_grant,
    link_goal,
)
from fodfaeste.records.decisions.actions.given import NewDecision, NewGrant, NewVisitation
from fodfaeste.records.decisions.actions.visitating import record_visitation

__all__ = [
    "NewDecision",
    "NewGrant",
    "NewVisitation",
    "change_grant",
    "continue_grant",
    "decide",
    "end_grant",
    "link_goal",
    "record_visitation",
]
