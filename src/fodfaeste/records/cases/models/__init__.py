"""The citizen, the course of the intervention, and everyone around it."""

from fodfaeste.records.cases.models.case import Case, Task, TeamMembership
from fodfaeste.records.cases.models.caseload import CaseloadOverride
from fodfaeste.records.cases.models.citizen import Citizen, DanishOrder
from fodfaeste.records.cases.models.consent import Consent
from fodfaeste.records.cases.models.invitation import CitizenInvitation
from fodfaeste.records.cases.models.network import NetworkPerson, NetworkStretch
from fodfaeste.records.cases.models.quick import QuickReaction
from fodfaeste.records.cases.models.sight import BrokenGlass, CaseLink
from fodfaeste.records.cases.models.team_news import TeamNews

__all__ = [
    "BrokenGlass",
    "Case",
    "CaseLink",
    "CaseloadOverride",
    "Citizen",
    "CitizenInvitation",
    "Consent",
    "DanishOrder",
    "NetworkPerson",
    "NetworkStretch",
    "QuickReaction",
    "Task",
    "TeamMembership",
    "TeamNews",
]
