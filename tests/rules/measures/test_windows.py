from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import occasions
from fodfaeste.rules.measures.windows import (
    Standing,
    next_window,
    window_on,
    windows,
)

KICKOFF = date(2026, 1, 19)
START = date(2026, 3, 31)
LONG = occasions(kickoff_held_on=KICKOFF, cti=clock(starts_on=START, months=9))
SHIFT = date(2026, 6, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (SHIFT - timedelta(days=22), Standing.BEFORE),
        (SHIFT - timedelta(days=21), Standing.IN_TIME),
        (SHIFT, Standing.IN_TIME),
        (SHIFT + timedelta(days=21), Standing.IN_TIME),
        (SHIFT + timedelta(days=22), Standing.LATE),
        (SHIFT + timedelta(days=42), Standing.LATE),
        (SHIFT + timedelta(days=43), Standing.MISSED),
    ],
)
def test_k1_an_answer_is_in_time_within_three_weeks_and_late_for_three_more(
    day: date, standing: Standing
) -> None:
    window = next(one for one in windows(LONG) if one.occasion is MeasureOccasion.PHASE_2)
    assert window.standing(day) is standing
    assert window.can_be_answered(day) is (standing in {Standing.IN_TIME, Standing.LATE})


@pytest.mark.parametrize(
    ("day", "occasion"),
    [
        (KICKOFF - timedelta(days=22), None),
        (KICKOFF - timedelta(days=21), MeasureOccasion.KICKOFF),
        (START - DAY, MeasureOccasion.KICKOFF),
        (START, MeasureOccasion.CTI_START),
        (START + timedelta(days=43), None),
        (SHIFT - timedelta(days=21), MeasureOccasion.PHASE_2),
        (date(2027, 6, 30), MeasureOccasion.MONTHS_6),
        (date(2027, 12, 31) + timedelta(days=42), MeasureOccasion.MONTHS_12),
        (date(2027, 12, 31) + timedelta(days=43), None),
    ],
)
def test_k1_a_day_belongs_to_one_occasion_or_to_none(
    day: date, occasion: MeasureOccasion | None
) -> None:
    found = window_on(LONG, day)
    assert (found.occasion if found else None) is occasion


def test_k1_the_next_occasion_is_told_between_two() -> None:
    coming = next_window(LONG, START + timedelta(days=43))
    assert coming is not None
    assert (coming.occasion, coming.opens_on) == (
        MeasureOccasion.PHASE_2,
        SHIFT - timedelta(days=21),
    )
    assert next_window(LONG, date(2027, 12, 31)) is None
    assert next_window((), KICKOFF) is None


def test_k1_a_course_that_ended_early_is_asked_about_its_real_end() -> None:
    closed_on = date(2026, 8, 12)
    due = occasions(
        kickoff_held_on=KICKOFF, cti=clock(starts_on=START, months=9), closed_on=closed_on
    )
    assert [(one.occasion, one.due_on) for one in due] == [
        (MeasureOccasion.KICKOFF, KICKOFF),
        (MeasureOccasion.CTI_START, START),
        (MeasureOccasion.PHASE_2, SHIFT),
        (MeasureOccasion.CTI_END, closed_on),
        (MeasureOccasion.MONTHS_6, date(2027, 2, 12)),
        (MeasureOccasion.MONTHS_12, date(2027, 8, 12)),
    ]


def test_k1_closing_the_course_late_moves_no_measurement() -> None:
    late = occasions(
        kickoff_held_on=KICKOFF,
        cti=clock(starts_on=START, months=9),
        closed_on=date(2027, 2, 1),
    )
    assert late == LONG


@given(
    starts_on=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    months=st.sampled_from([6, 9]),
    kickoff=st.integers(-60, 400),
    closed=st.none() | st.integers(0, 400),
    days=st.integers(-500, 900),
)
def test_k1_no_day_belongs_to_two_occasions(
    starts_on: date, months: int, kickoff: int, closed: int | None, days: int
) -> None:
    due = occasions(
        kickoff_held_on=starts_on - timedelta(days=kickoff),
        cti=clock(starts_on=starts_on, months=months),
        closed_on=None if closed is None else starts_on + timedelta(days=closed),
    )
    day = starts_on + timedelta(days=days)
    answerable = [one for one in windows(due) if one.can_be_answered(day)]
    assert len(answerable) <= 1
    assert [window_on(due, day)] == (answerable or [None])


@given(
    starts_on=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    months=st.sampled_from([6, 9]),
    days=st.integers(0, 700),
)
def test_k1_who_goes_through_the_course_is_asked_on_the_day_of_every_occasion(
    starts_on: date, months: int, days: int
) -> None:
    due = occasions(
        kickoff_held_on=starts_on - timedelta(days=1 + days % 120),
        cti=clock(starts_on=starts_on, months=months),
    )
    for one in windows(due):
        assert one.standing(one.due_on) is Standing.IN_TIME
        assert replace(one, closes_before=None).standing(one.due_on) is Standing.IN_TIME
