"""The shared assessment and the one joint plan: one purpose, own words, versions (C1–C6)."""

from fodfaeste.records.plan.models.assessment import AssessmentEntry
from fodfaeste.records.plan.models.comments import PlanComment
from fodfaeste.records.plan.models.guidance import Guidance
from fodfaeste.records.plan.models.legal_form import FormChoice, SectorPlan
from fodfaeste.records.plan.models.paper import PaperCopy
from fodfaeste.records.plan.models.plan import Effort, Goal, JointPlan, SubGoal
from fodfaeste.records.plan.models.transfers import Transfer, TransferredText
from fodfaeste.records.plan.models.versions import PlanVersion

__all__ = [
    "AssessmentEntry",
    "Effort",
    "FormChoice",
    "Goal",
    "Guidance",
    "JointPlan",
    "PaperCopy",
    "PlanComment",
    "PlanVersion",
    "SectorPlan",
    "SubGoal",
    "Transfer",
    "TransferredText",
]
