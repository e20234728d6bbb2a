"""The citizen, the course of the intervention, and everyone around it."""

from fodfaeste.records.cases.models.case import Case, Task, TeamMembership
from fodfaeste.records.cases.models.citizen import Citizen, DanishOrder
from fodfaeste.records.cases.models.consent import Consent, NetworkPerson
from fodfaeste.records.cases.models.quick import QuickReaction
from fodfaeste.records.cases.models.sight import BrokenGlass, CaseLink

__all__ = [
    "BrokenGlass",
    "Case",
    "CaseLink",
    "Citizen",
    "Consent",
    "DanishOrder",
    "NetworkPerson",
    "QuickReaction",
    "Task",
    "TeamMembership",
]
