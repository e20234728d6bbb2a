"""What the municipality may change: dated law, limits, role texts, target groups, its name."""

from fodfaeste.records.catalogues.models.checklists import ChecklistItem
from fodfaeste.records.catalogues.models.dated import Dated
from fodfaeste.records.catalogues.models.emergency import EmergencyNumber
from fodfaeste.records.catalogues.models.instruments import Instrument
from fodfaeste.records.catalogues.models.meeting_types import MeetingType
from fodfaeste.records.catalogues.models.pay import PayRule, WageFloor
from fodfaeste.records.catalogues.models.procedures import Procedure, ProcedureText
from fodfaeste.records.catalogues.models.tables import (
    CopySheet,
    Installation,
    LegalBasis,
    Limit,
    MatchWeights,
    Offer,
    PlanLaw,
    RoleText,
    TargetProfile,
)
from fodfaeste.records.catalogues.models.talks import TalkLaw

__all__ = [
    "ChecklistItem",
    "CopySheet",
    "Dated",
    "EmergencyNumber",
    "Installation",
    "Instrument",
    "LegalBasis",
    "Limit",
    "MatchWeights",
    "MeetingType",
    "Offer",
    "PayRule",
    "PlanLaw",
    "Procedure",
    "ProcedureText",
    "RoleText",
    "TalkLaw",
    "TargetProfile",
    "WageFloor",
]
