"""Companies, matches, agreements and hours."""

from fodfaeste.records.placement.models.agreement import (
    AgreementSubGoal,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.records.placement.models.company import (
    Company,
    CompanyAcquaintance,
    CompanyPerson,
)
from fodfaeste.records.placement.models.contact import CompanyContact, EmployerContact
from fodfaeste.records.placement.models.hours import HoursEntry, HoursWeek
from fodfaeste.records.placement.models.imports import CompanyImport, CompanyImportRow
from fodfaeste.records.placement.models.interruption import Interruption, RestartStep
from fodfaeste.records.placement.models.ladder import PayTalk, ResponsibilitySaid, TaskStepSaid
from fodfaeste.records.placement.models.match import JobMatch, Placement
from fodfaeste.records.placement.models.matching import MatchList, MatchOverride, OpeningDecline
from fodfaeste.records.placement.models.opening import Opening
from fodfaeste.records.placement.models.profile import CvVersion, JobProfile, ProfileLine
from fodfaeste.records.placement.models.signing import (
    AgreementAnswer,
    AgreementChange,
    EmployerFeedback,
    LinkMessage,
    SupportExamined,
)

__all__ = [
    "AgreementAnswer",
    "AgreementChange",
    "AgreementSubGoal",
    "Company",
    "CompanyAcquaintance",
    "CompanyContact",
    "CompanyImport",
    "CompanyImportRow",
    "CompanyPerson",
    "CvVersion",
    "EmployerContact",
    "EmployerFeedback",
    "HoursEntry",
    "HoursWeek",
    "Interruption",
    "JobMatch",
    "JobProfile",
    "LinkMessage",
    "MatchList",
    "MatchOverride",
    "Opening",
    "OpeningDecline",
    "PayTalk",
    "Placement",
    "ProfileLine",
    "ResponsibilitySaid",
    "RestartStep",
    "SupportExamined",
    "TaskStepSaid",
    "WorkAgreement",
    "WorkTask",
]
