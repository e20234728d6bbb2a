"""One course at a glance."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.rules.cases.kinds import CaseState


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOverview:
    """Where one course is today."""

    case_id: int
    state: CaseState


def overview_of(case: Case, today: date) -> CaseOverview:
    """One course as it stands today."""
    state = CaseState.CLOSED if case.closed_on and case.closed_on <= today else CaseState.ENROLLED
    return CaseOverview(case_id=case.pk, state=state)
