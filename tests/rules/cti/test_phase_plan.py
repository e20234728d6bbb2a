from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import clock, phase_on
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.phase_plan import (
    Ending,
    PhaseTime,
    check_carry_on,
    check_ending_in,
    check_plan_in,
    obstacles_to_plan_in,
    phase_to_show,
    time_of,
    warnings_after_phase,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

COURSE = clock(starts_on=date(2026, 3, 4), months=9)
PAST, PRESENT, NEXT, LATER = PhaseTime


@pytest.mark.parametrize(
    ("day", "times"),
    [
        (date(2026, 3, 3), (NEXT, LATER, LATER)),
        (date(2026, 3, 4), (PRESENT, NEXT, LATER)),
        (date(2026, 6, 3), (PRESENT, NEXT, LATER)),
        (date(2026, 6, 4), (PAST, PRESENT, NEXT)),
        (date(2026, 9, 4), (PAST, PAST, PRESENT)),
        (date(2026, 12, 3), (PAST, PAST, PRESENT)),
        (date(2026, 12, 4), (PAST, PAST, PAST)),
    ],
)
def test_e7_the_calendar_alone_says_which_phase_is_now(
    day: date, times: tuple[PhaseTime, ...]
) -> None:
    assert tuple(time_of(COURSE, number, day) for number in (1, 2, 3)) == times


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)),
    st.sampled_from([6, 9]),
    st.integers(min_value=-400, max_value=400),
)
def test_e7_phases_pass_in_order_and_agree_with_the_clock(
    starts_on: date, months: int, offset: int
) -> None:
    course, day = clock(starts_on=starts_on, months=months), starts_on + timedelta(days=offset)
    times = [time_of(course, number, day) for number in (1, 2, 3)]
    order = list(PhaseTime)
    assert [order.index(one) for one in times] == sorted(order.index(one) for one in times)
    assert times.count(PRESENT) <= 1
    assert times.count(NEXT) <= 1
    now = phase_on(course, day)
    assert (PRESENT in times) is (now is not None)
    if now is not None:
        assert times[now.number - 1] is PRESENT
        assert phase_to_show(course, day) == now.number


def test_e7_before_the_start_the_first_phase_is_shown_and_after_the_end_the_last() -> None:
    shown = [phase_to_show(COURSE, day) for day in (date(2026, 1, 1), date(2027, 1, 1))]
    assert shown == [1, 3]


def test_e7_what_is_past_is_read_and_what_is_far_ahead_waits() -> None:
    found = {time: conditions(obstacles_to_plan_in(time)) for time in PhaseTime}
    assert found == {
        PAST: [("E7", "phase_not_over")],
        PRESENT: [],
        NEXT: [],
        LATER: [("E7", "phase_is_near")],
    }
    check_plan_in(NEXT)
    with pytest.raises(Refused):
        check_plan_in(PAST)


def test_e7_how_it_went_is_told_when_the_phase_has_begun_and_afterwards() -> None:
    check_ending_in(PAST)
    check_ending_in(PRESENT)
    for time in (NEXT, LATER):
        with pytest.raises(Refused) as caught:
            check_ending_in(time)
        assert conditions(caught.value.obstacles) == [("E7", "phase_has_begun")]


@pytest.mark.parametrize(
    ("phase", "into", "state", "lacking"),
    [
        (1, NEXT, FocusState.CURRENT, []),
        (1, PRESENT, FocusState.CURRENT, []),
        (1, PRESENT, FocusState.CARRIED_ON, []),
        (1, PAST, FocusState.CURRENT, ["next_phase_is_open"]),
        (1, LATER, FocusState.CURRENT, ["phase_has_begun"]),
        (1, NEXT, FocusState.REACHED, ["focus_still_runs"]),
        (2, NEXT, FocusState.LEFT, ["focus_still_runs"]),
        (3, None, FocusState.CURRENT, ["phase_after_this"]),
    ],
)
def test_e7_a_focus_area_goes_on_in_the_phase_after_its_own(
    phase: int, into: PhaseTime | None, state: FocusState, lacking: list[str]
) -> None:
    if not lacking:
        check_carry_on(phase=phase, into=into, state=state)
        return
    with pytest.raises(Refused) as caught:
        check_carry_on(phase=phase, into=into, state=state)
    assert conditions(caught.value.obstacles) == [("E7", name) for name in lacking]


def test_e7_a_phase_that_is_over_without_results_is_pointed_out() -> None:
    said = Ending(FocusState.REACHED, "Karin tager bussen selv.")
    silent = Ending(FocusState.CURRENT, "")
    carried = Ending(FocusState.CARRIED_ON, " ")
    assert warnings_after_phase([said], number=1, time=PAST) == []
    assert warnings_after_phase([silent], number=1, time=PRESENT) == []
    assert warnings_after_phase([], number=1, time=PAST) == []
    (one,) = warnings_after_phase([said, silent], number=1, time=PAST)
    assert (one.rule, "et fokusområde mangler" in one.sentence) == ("E7", True)
    (two,) = warnings_after_phase([silent, carried], number=2, time=PAST)
    assert "Fase 2 er slut, og 2 fokusområder" in two.sentence
