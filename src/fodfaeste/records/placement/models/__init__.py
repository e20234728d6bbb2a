"""Companies, matches, agreements and hours."""

from fodfaeste.records.placement.models.agreement import (
    AgreementAnswer,
    AgreementSubGoal,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.records.placement.models.company import Company, EmployerContact
from fodfaeste.records.placement.models.match import HoursWeek, JobMatch, Placement

__all__ = [
    "AgreementAnswer",
    "AgreementSubGoal",
    "Company",
    "EmployerContact",
    "HoursWeek",
    "JobMatch",
    "Placement",
    "WorkAgreement",
    "WorkTask",
]
