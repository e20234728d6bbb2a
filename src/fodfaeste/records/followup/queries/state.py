"""The state of a course as an SQL expression, for filters over thousands of rows.

It says what `rules.followup.states.state_on` says; tests/records/test_case_state_twin.py holds the
two together over generated histories.
"""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    Expression,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.followup.queries.gathered import ARRANGED_ON, SEARCH_FROM
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.records.placement.models import EmployerContact, JobMatch
from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState


def state_expression(today: date) -> Expression:
    """The state of a row of cases on a day."""
    return Case(
        When(closed_on__lte=today, then=Value(CaseState.CLOSED.value)),
        default=Coalesce(_state_of_latest_run(today), _state_before_cti(today)),
        output_field=CharField(),
    )


def _state_of_latest_run(today: date) -> Subquery:
    state = Case(
        When(closed_on__lte=today, then=Value(CaseState.AFTERCARE.value)),
        When(phase_2_on__gt=today, then=Value(CaseState.CTI_PHASE_1.value)),
        When(phase_3_on__gt=today, then=Value(CaseState.CTI_PHASE_2.value)),
        When(ends_before__gt=today, then=Value(CaseState.CTI_PHASE_3.value)),
        default=Value(CaseState.CTI_CLOSING_DUE.value),
        output_field=CharField(),
    )
    begun = CtiCourse.objects.filter(case=OuterRef("pk"), starts_on__lte=today)
    latest = begun.order_by("-starts_on", "-id").annotate(state=state)
    return Subquery(latest.values("state")[:1], output_field=CharField())


def _state_before_cti(today: date) -> Case:
    return Case(
        When(_any(_matches_on(today)), then=Value(CaseState.MATCHED.value)),
        When(
            _any(_held_kickoffs(today)) & _is_searching(today),
            then=Value(CaseState.MATCHING.value),
        ),
        When(_any(_held_kickoffs(today)), then=Value(CaseState.KICKOFF_HELD.value)),
        When(_any(_arranged_kickoffs(today)), then=Value(CaseState.KICKOFF_PLANNED.value)),
        default=Value(CaseState.ENROLLED.value),
        output_field=CharField(),
    )


def _any(found: QuerySet[Any]) -> Q:
    return Q(Exists(found.filter(case=OuterRef("pk"))))


def _matches_on(today: date) -> QuerySet[JobMatch]:
    return JobMatch.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today), found_on__lte=today)


def _kickoffs() -> QuerySet[Meeting]:
    return Meeting.objects.filter(kind=MeetingKind.KICKOFF)


def _held_kickoffs(today: date) -> QuerySet[Meeting]:
    return _kickoffs().filter(state=MeetingState.HELD, held_on__lte=today)


def _arranged_kickoffs(today: date) -> QuerySet[Meeting]:
    arranged = _kickoffs().exclude(state=MeetingState.CANCELLED)
    return arranged.annotate(arranged_on=ARRANGED_ON).filter(arranged_on__lte=today)


def _is_searching(today: date) -> Q:
    """The first of: the day agreed at the kickoff, an approved plan, a contact with a company."""
    agreed = KickoffAgreement.objects.filter(meeting__state=MeetingState.HELD)
    return (
        _any(agreed.annotate(from_on=SEARCH_FROM).filter(from_on__lte=today))
        | _any(PlanVersion.objects.filter(approved_on__lte=today))
        | _any(EmployerContact.objects.filter(happened_on__lte=today))
        | _any(JobMatch.objects.filter(found_on__lte=today))
    )
