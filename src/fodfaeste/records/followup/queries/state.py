"""The state of a course as an SQL expression, for filters over thousands of rows.

It says what `rules.followup.states.state_on` says; tests/records/test_case_state_twin.py holds the
two together over generated histories.
"""

from collections.abc import Callable, Mapping
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


def in_state(state: CaseState, today: date) -> Q:
    """Whether a row of cases is in a state on a day, as conditions that join sets.

    A filter that reads the expression above works through every case one by one.
    """
    if state is CaseState.CLOSED:
        return Q(closed_on__lte=today)
    is_open = Q(closed_on=None) | Q(closed_on__gt=today)
    if state in _RUN_STATES:
        return is_open & _any(_latest_runs(today).filter(_RUN_STATES[state](today)))
    matches, held, arranged = _matches_on(today), _held_kickoffs(today), _arranged_kickoffs(today)
    before_cti = {
        CaseState.MATCHED: _any(matches),
        CaseState.MATCHING: _none(matches) & _any(held) & _is_searching(today),
        CaseState.KICKOFF_HELD: _none(matches) & _any(held) & ~_is_searching(today),
        CaseState.KICKOFF_PLANNED: _none(matches) & _none(held) & _any(arranged),
        CaseState.ENROLLED: _none(matches) & _none(held) & _none(arranged),
    }
    return is_open & _none(_begun_runs(today)) & before_cti[state]


def _state_of_latest_run(today: date) -> Subquery:
    state = Case(
        When(closed_on__lte=today, then=Value(CaseState.AFTERCARE.value)),
        When(phase_2_on__gt=today, then=Value(CaseState.CTI_PHASE_1.value)),
        When(phase_3_on__gt=today, then=Value(CaseState.CTI_PHASE_2.value)),
        When(ends_before__gt=today, then=Value(CaseState.CTI_PHASE_3.value)),
        default=Value(CaseState.CTI_CLOSING_DUE.value),
        output_field=CharField(),
    )
    begun = _begun_runs(today).filter(case=OuterRef("pk"))
    latest = begun.order_by("-starts_on", "-id").annotate(state=state)
    return Subquery(latest.values("state")[:1], output_field=CharField())


def _begun_runs(today: date) -> QuerySet[CtiCourse]:
    return CtiCourse.objects.filter(starts_on__lte=today)


def _latest_runs(today: date) -> QuerySet[CtiCourse]:
    """Runs that have begun and that no other has followed."""
    same_day = Q(starts_on=OuterRef("starts_on"), pk__gt=OuterRef("pk"))
    later = Q(starts_on__gt=OuterRef("starts_on")) | same_day
    followed = _begun_runs(today).filter(later, case=OuterRef("case"))
    return _begun_runs(today).filter(~Exists(followed))


def _open_run(today: date) -> Q:
    return Q(closed_on=None) | Q(closed_on__gt=today)


_RUN_STATES: Mapping[CaseState, Callable[[date], Q]] = {
    CaseState.AFTERCARE: lambda today: Q(closed_on__lte=today),
    CaseState.CTI_PHASE_1: lambda today: _open_run(today) & Q(phase_2_on__gt=today),
    CaseState.CTI_PHASE_2: lambda today: (
        _open_run(today) & Q(phase_2_on__lte=today, phase_3_on__gt=today)
    ),
    CaseState.CTI_PHASE_3: lambda today: (
        _open_run(today) & Q(phase_3_on__lte=today, ends_before__gt=today)
    ),
    CaseState.CTI_CLOSING_DUE: lambda today: _open_run(today) & Q(ends_before__lte=today),
}


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


def _none(found: QuerySet[Any]) -> Q:
    """No row of a room: its cases are gathered once, and not looked for case by case."""
    return ~Q(pk__in=found.values("case"))


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
    agreed = KickoffAgreement.objects.filter(
        meeting__kind=MeetingKind.KICKOFF, meeting__state=MeetingState.HELD
    )
    return (
        _any(agreed.annotate(from_on=SEARCH_FROM).filter(from_on__lte=today))
        | _any(PlanVersion.objects.filter(approved_on__lte=today))
        | _any(EmployerContact.objects.filter(happened_on__lte=today))
        | _any(JobMatch.objects.filter(found_on__lte=today))
    )
