from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.followup.states import CaseHistory, CtiRun, latest_run, state_on
from fodfaeste.rules.periods import Period

RUN = CtiRun(clock(starts_on=date(2026, 3, 2), months=9), closed_on=date(2026, 12, 4))
WHOLE = CaseHistory(
    enrolled_on=date(2026, 1, 5),
    kickoff_planned_on=date(2026, 1, 7),
    kickoff_held_on=date(2026, 1, 19),
    job_search_from=date(2026, 1, 26),
    plan_approved_on=date(2026, 2, 2),
    first_company_contact_on=date(2026, 2, 4),
    matches=(Period(date(2026, 2, 23)),),
    cti_runs=(RUN,),
    closed_on=date(2027, 12, 6),
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 5), CaseState.ENROLLED),
        (date(2026, 1, 6), CaseState.ENROLLED),
        (date(2026, 1, 7), CaseState.KICKOFF_PLANNED),
        (date(2026, 1, 18), CaseState.KICKOFF_PLANNED),
        (date(2026, 1, 19), CaseState.KICKOFF_HELD),
        (date(2026, 1, 26), CaseState.MATCHING),
        (date(2026, 2, 22), CaseState.MATCHING),
        (date(2026, 2, 23), CaseState.MATCHED),
        (date(2026, 3, 1), CaseState.MATCHED),
        (date(2026, 3, 2), CaseState.CTI_PHASE_1),
        (date(2026, 6, 1), CaseState.CTI_PHASE_1),
        (date(2026, 6, 2), CaseState.CTI_PHASE_2),
        (date(2026, 9, 2), CaseState.CTI_PHASE_3),
        (date(2026, 12, 1), CaseState.CTI_PHASE_3),
        (date(2026, 12, 2), CaseState.CTI_CLOSING_DUE),
        (date(2026, 12, 3), CaseState.CTI_CLOSING_DUE),
        (date(2026, 12, 4), CaseState.AFTERCARE),
        (date(2027, 12, 5), CaseState.AFTERCARE),
        (date(2027, 12, 6), CaseState.CLOSED),
    ],
)
def test_o_one_course_walks_through_every_state_by_its_dates(day: date, state: CaseState) -> None:
    assert state_on(WHOLE, day) is state


def test_o_the_walk_above_visits_every_state() -> None:
    days = [date(2026, 1, 5).fromordinal(number) for number in range(739_621, 740_400)]
    assert {state_on(WHOLE, day) for day in days} == set(CaseState)


@pytest.mark.parametrize(
    "sign", ["job_search_from", "plan_approved_on", "first_company_contact_on"]
)
def test_o_any_sign_of_the_search_is_enough(sign: str) -> None:
    quiet = replace(
        WHOLE, job_search_from=None, plan_approved_on=None, first_company_contact_on=None
    )
    assert state_on(quiet, date(2026, 2, 10)) is CaseState.KICKOFF_HELD
    searching = replace(quiet, **{sign: date(2026, 2, 10)})  # type: ignore[arg-type]
    assert state_on(searching, date(2026, 2, 9)) is CaseState.KICKOFF_HELD
    assert state_on(searching, date(2026, 2, 10)) is CaseState.MATCHING


def test_o_a_match_that_ends_before_cti_leads_back_to_the_search() -> None:
    ended = replace(WHOLE, matches=(Period(date(2026, 2, 23), date(2026, 2, 27)),), cti_runs=())
    assert state_on(ended, date(2026, 2, 26)) is CaseState.MATCHED
    assert state_on(ended, date(2026, 2, 27)) is CaseState.MATCHING


def test_e6_a_match_that_ends_during_cti_does_not_stop_the_clock() -> None:
    lost = replace(WHOLE, matches=(Period(date(2026, 2, 23), date(2026, 4, 1)),))
    assert state_on(lost, date(2026, 4, 1)) is CaseState.CTI_PHASE_1
    assert state_on(lost, date(2026, 6, 2)) is CaseState.CTI_PHASE_2


def test_i4_phase_3_is_not_extended_by_a_late_closing() -> None:
    overdue = replace(WHOLE, cti_runs=(replace(RUN, closed_on=None),), closed_on=None)
    assert state_on(overdue, date(2030, 1, 1)) is CaseState.CTI_CLOSING_DUE


def test_e5_an_early_end_leads_to_aftercare() -> None:
    early = replace(WHOLE, cti_runs=(replace(RUN, closed_on=date(2026, 4, 20)),))
    assert state_on(early, date(2026, 4, 20)) is CaseState.AFTERCARE


def test_o_a_later_cti_course_counts_from_its_start() -> None:
    again = CtiRun(clock(starts_on=date(2027, 3, 1), months=6))
    twice = replace(WHOLE, cti_runs=(again, RUN))
    assert latest_run(twice.cti_runs, date(2027, 2, 28)) == RUN
    assert state_on(twice, date(2027, 2, 28)) is CaseState.AFTERCARE
    assert state_on(twice, date(2027, 3, 1)) is CaseState.CTI_PHASE_1


def test_o_a_side_exit_closes_from_any_state() -> None:
    moved = CaseHistory(enrolled_on=date(2026, 1, 5), closed_on=date(2026, 1, 6))
    assert state_on(moved, date(2026, 1, 6)) is CaseState.CLOSED
