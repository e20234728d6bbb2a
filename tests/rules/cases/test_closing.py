from dataclasses import replace

import pytest

from fodfaeste.rules.cases.closing import CaseClosing, check_case_closing, obstacles_to_case_closing
from fodfaeste.rules.cases.kinds import CaseState, SideExit
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = CaseClosing(
    state=CaseState.AFTERCARE,
    cti_is_open=False,
    reason=SideExit.COMPLETED,
    note="Borgeren er i job, og alle opfølgninger er holdt.",
)
DURING_CTI = (
    CaseState.CTI_PHASE_1,
    CaseState.CTI_PHASE_2,
    CaseState.CTI_PHASE_3,
    CaseState.CTI_CLOSING_DUE,
)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_case_closing(replace(READY, **changes)))  # type: ignore[arg-type]


def test_o_a_course_closes_after_aftercare_as_completed() -> None:
    check_case_closing(READY)


@pytest.mark.parametrize("state", DURING_CTI)
@pytest.mark.parametrize("reason", SideExit)
def test_e5_a_course_does_not_close_over_a_cti_that_runs(
    state: CaseState, reason: SideExit
) -> None:
    assert found(state=state, cti_is_open=True, reason=reason) == [("E5", "cti_closed_first")]


@pytest.mark.parametrize("reason", SideExit)
def test_e5_a_course_does_not_close_over_a_cti_that_begins_on_a_later_day(reason: SideExit) -> None:
    assert found(state=CaseState.MATCHED, cti_is_open=True, reason=reason) == [
        ("E5", "cti_closed_first")
    ]


def test_g5_without_cti_a_course_is_not_completed_but_may_exit() -> None:
    assert found(state=CaseState.MATCHING) == [("G5", "completed_after_cti")]
    for reason in (SideExit.OTHER_EFFORT, SideExit.MOVED, SideExit.WITHDREW, SideExit.DIED):
        assert found(state=CaseState.MATCHING, reason=reason) == []


def test_g5_an_exit_has_its_reason_and_its_note() -> None:
    assert found(reason=None, note="") == [("G5", "exit_reason_known"), ("I1", "exit_note_written")]
    with pytest.raises(Refused):
        check_case_closing(replace(READY, reason=None))
