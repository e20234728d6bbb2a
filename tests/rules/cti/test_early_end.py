from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cti.continued import FollowOn
from fodfaeste.rules.cti.early_end import EarlyEnd, check_early_end, obstacles_to_early_end
from fodfaeste.rules.cti.kinds import EarlyEndReason, NoReason
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = EarlyEnd(
    ends_on=date(2026, 5, 4),
    planned_ends_before=date(2026, 10, 1),
    reason=EarlyEndReason.OTHER_EFFORT,
    note="",
    citizen_took_part=True,
    leader_reason="",
    handover_relevant=False,
    handover_people_named=False,
    follow_on=None,
    closing_note="Borgeren fortsætter i et andet tilbud.",
)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_early_end(replace(READY, **changes)))  # type: ignore[arg-type]


def test_e5_a_job_won_or_lost_is_no_reason_to_stop() -> None:
    assert {reason.value for reason in EarlyEndReason} == {
        "moved",
        "died",
        "withdrew",
        "other_effort",
        "other",
    }
    with pytest.raises(Refused, match="job er fundet eller mistet"):
        check_early_end(replace(READY, reason=None))


def test_e5_work_found_or_lost_is_refused_with_what_to_do_instead() -> None:
    assert found(reason=NoReason.JOB_FOUND) == [("E5", "work_found_is_no_reason")]
    assert found(reason=NoReason.JOB_LOST) == [("E5", "work_lost_is_no_reason")]
    assert {reason.value for reason in NoReason} & {reason.value for reason in EarlyEndReason} == (
        set()
    )


@pytest.mark.parametrize("reason", [reason for reason in EarlyEndReason if reason != "other"])
def test_e5_a_known_reason_ends_cti_early(reason: EarlyEndReason) -> None:
    check_early_end(replace(READY, reason=reason))


def test_e5_another_reason_is_said_in_words() -> None:
    assert found(reason=EarlyEndReason.OTHER) == [("E5", "other_reason_explained")]
    assert found(reason=EarlyEndReason.OTHER, note="Lang indlæggelse i en anden by.") == []


def test_e5_on_the_last_day_it_is_no_early_end() -> None:
    assert found(ends_on=date(2026, 9, 29)) == []
    assert found(ends_on=date(2026, 9, 30)) == [("E5", "before_planned_end")]


def test_e5_the_citizen_took_part_or_the_leader_says_why_not() -> None:
    absent = {"citizen_took_part": False, "reason": EarlyEndReason.WITHDREW}
    assert found(**absent) == [("E5", "citizen_took_part")]
    assert found(**absent, leader_reason="Borgeren svarer ikke længere.") == []
    assert found(citizen_took_part=False, reason=EarlyEndReason.DIED) == []
    assert found(citizen_took_part=False, reason=EarlyEndReason.MOVED) == []


def test_e5_tasks_are_handed_over_where_there_are_any() -> None:
    assert found(handover_relevant=True) == [("E5", "handed_over")]
    assert found(handover_relevant=True, handover_people_named=True) == []


def test_e5_tasks_that_came_back_are_known_and_need_no_tick() -> None:
    assert found(has_tasks=True) == [("E5", "handed_over")]
    assert found(has_tasks=True, handover_people_named=True) == []
    assert found(has_tasks=True, reason=EarlyEndReason.DIED) == []


def test_i1_an_early_end_has_its_closing_note_too() -> None:
    assert found(closing_note=" ") == [("I1", "closing_note_written")]


def test_h4_holds_at_an_early_end_too() -> None:
    same = FollowOn(cti_worker_id=7, worker_id=7, worker_name="")
    assert found(follow_on=same) == [("H4", "another_follow_on_worker")]
