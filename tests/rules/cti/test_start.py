from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.start import (
    FIRST_TASK,
    CtiStart,
    check_cti_start,
    obstacles_to_cti_start,
    warnings_at_cti_start,
)
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = CtiStart(
    starts_on=date(2026, 3, 2),
    today=date(2026, 3, 2),
    match_found_on=date(2026, 2, 23),
    first_working_day=date(2026, 3, 9),
    cti_worker_assigned=True,
    grant=Period(date(2026, 3, 1)),
    plan_approved=True,
    pre_cti_meetings=2,
    few_meetings_reason="",
    cti_worker_attended_kickoff=True,
    leader_reason="",
    start_meeting_held=True,
)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_cti_start(replace(READY, **changes)))  # type: ignore[arg-type]


def test_e2_cti_starts_when_every_condition_holds() -> None:
    assert found() == []
    check_cti_start(READY)


def test_e2_cti_cannot_start_without_a_match() -> None:
    assert found(match_found_on=None) == [("E2", "match_found")]


def test_e2_cti_cannot_start_before_the_match_but_may_on_its_day() -> None:
    assert found(match_found_on=date(2026, 3, 3)) == [("E2", "not_before_match")]
    assert found(match_found_on=date(2026, 3, 2)) == []


def test_e2_cti_starts_no_later_than_the_first_working_day() -> None:
    ahead = date(2026, 3, 5)
    for work in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 4)):
        late = found(starts_on=ahead, first_working_day=work)
        assert late == [("E2", "not_after_first_working_day")]
    assert found(starts_on=ahead, first_working_day=ahead) == []
    assert found(first_working_day=None) == []


@pytest.mark.parametrize("days", [1, 10, 28, 29, 200])
def test_e14_where_work_began_without_cti_it_begins_today_and_that_is_pointed_out(
    days: int,
) -> None:
    """The grant came late, or nobody had room: the support is not out of reach for ever."""
    began = READY.today - timedelta(days=days)
    late = replace(READY, match_found_on=began, first_working_day=began)
    assert obstacles_to_cti_start(late) == ()
    (lack,) = warnings_at_cti_start(late)
    assert (lack.rule, lack.condition) == ("E14", "begun_before_work")
    assert f"{days} dag" in lack.sentence


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(min_value=-400, max_value=400),
    st.integers(min_value=0, max_value=400),
)
def test_e2_some_day_can_always_be_chosen(today: date, work: int, found_before: int) -> None:
    """Whenever work began or begins, there is a day that the match and the work let CTI begin."""
    match = today - timedelta(days=found_before)
    first = max(match, today + timedelta(days=work))
    known = replace(
        READY,
        today=today,
        match_found_on=match,
        first_working_day=first,
        grant=Period(date(2000, 1, 1)),
    )
    days = (first, today)
    assert any(not obstacles_to_cti_start(replace(known, starts_on=day)) for day in days)


def test_e2_without_a_first_working_day_cti_starts_today_at_the_latest() -> None:
    ahead = date(2026, 3, 3)
    assert found(first_working_day=None, starts_on=ahead) == [("E2", "work_ahead_known")]
    assert found(starts_on=ahead) == []


def test_e1_a_start_is_not_written_down_long_after() -> None:
    assert found(today=date(2026, 3, 30)) == []
    assert found(today=date(2026, 3, 31)) == [("E1", "not_long_ago")]


def test_e2_cti_cannot_start_without_a_cti_worker() -> None:
    assert found(cti_worker_assigned=False) == [("E2", "cti_worker_assigned")]


@pytest.mark.parametrize(
    ("grant", "covered"),
    [
        (None, False),
        (Period(date(2026, 3, 2)), True),
        (Period(date(2026, 3, 3)), False),
        (Period(date(2026, 2, 1), date(2026, 3, 2)), False),
        (Period(date(2026, 2, 1), date(2026, 3, 3)), True),
    ],
)
def test_e2_cti_cannot_start_without_a_grant_on_its_first_day(
    grant: Period | None,
    covered: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert found(grant=grant) == ([] if covered else [("E2", "grant_covers_start")])


def test_c3_cti_cannot_start_without_an_approved_plan() -> None:
    assert found(plan_approved=False) == [("C3", "plan_approved")]


def test_e2_fewer_than_two_meetings_before_cti_need_a_reason() -> None:
    assert found(pre_cti_meetings=1) == [("E2", "met_before_cti")]
    assert found(pre_cti_meetings=1, few_meetings_reason="kort tid ") == [("E2", "met_before_cti")]
    assert found(pre_cti_meetings=0, few_meetings_reason="Jobbet begyndte dagen efter.") == []
    assert found(pre_cti_meetings=2, meetings_needed=3) == [("E2", "met_before_cti")]


@pytest.mark.parametrize(("meetings", "words"), [(0, "0 gange"), (1, "1 gang ")])
def test_e2_the_refusal_says_how_often_they_have_met(meetings: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        check_cti_start(replace(READY, pre_cti_meetings=meetings))


def test_e3_a_cti_worker_who_was_not_at_the_kickoff_needs_the_leaders_reason() -> None:
    assert found(cti_worker_attended_kickoff=False) == [("E3", "cti_worker_attended_kickoff")]
    reason = "Den første CTI-medarbejder er på barsel."
    assert found(cti_worker_attended_kickoff=False, leader_reason=reason) == []


def test_e1_one_cti_course_at_a_time() -> None:
    assert found(other_course_running=True) == [("E1", "no_other_course")]


def test_e13_and_e14_point_out_and_do_not_stop() -> None:
    assert warnings_at_cti_start(READY) == ()
    late = replace(READY, start_meeting_held=False, first_working_day=date(2026, 3, 17))
    assert conditions(warnings_at_cti_start(late)) == [
        ("E13", "start_meeting_held"),
        ("E14", "start_close_to_work"),
    ]
    assert obstacles_to_cti_start(late) == ()
    assert warnings_at_cti_start(replace(READY, first_working_day=date(2026, 3, 16))) == ()
    assert warnings_at_cti_start(replace(READY, first_working_day=None)) == ()


def test_e13_the_three_meet_when_a_match_is_found_and_not_before() -> None:
    early = replace(READY, start_meeting_held=False, match_found_on=None)
    assert warnings_at_cti_start(early) == ()
    assert conditions(warnings_at_cti_start(replace(early, match_found_on=date(2026, 2, 23)))) == [
        ("E13", "start_meeting_held")
    ]


def test_e1_a_course_does_not_begin_inside_an_earlier_one() -> None:
    over = date(2026, 3, 3)
    assert found(last_course_ended_on=over) == [("E1", "after_the_last_course")]
    assert found(last_course_ended_on=over, starts_on=over) == []


def test_e14_says_both_dates_and_how_far_apart_they_are() -> None:
    (found,) = warnings_at_cti_start(replace(READY, first_working_day=date(2026, 3, 17)))
    assert "02.03.2026" in found.sentence
    assert "17.03.2026" in found.sentence
    assert "15 dage" in found.sentence


def test_e4_the_first_task_is_the_work_agreement() -> None:
    assert "arbejdsaftale" in FIRST_TASK


def test_e3_before_the_kickoff_it_is_the_kickoff_that_lacks_and_no_reason_replaces_it() -> None:
    alone = found(kickoff_held=False, cti_worker_attended_kickoff=False)
    assert alone == [("E3", "kickoff_held")]
    explained = found(
        kickoff_held=False,
        cti_worker_attended_kickoff=False,
        leader_reason="Medarbejderen er ny siden marts.",
    )
    assert explained == [("E3", "kickoff_held")]
