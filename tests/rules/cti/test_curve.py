from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import clock, phase_on
from fodfaeste.rules.cti.curve import (
    WEEK,
    Band,
    Coordination,
    Counted,
    CurveWeek,
    band,
    coordination_of,
    weeks_of,
)
from fodfaeste.rules.cti.kinds import ContactKind

COURSE = clock(starts_on=date(2026, 1, 1), months=9)
GUIDE = (7, 14, 30)
LATE = date(2026, 9, 30)

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
lengths = st.sampled_from([6, 9])
guides = st.lists(st.integers(min_value=1, max_value=60), min_size=3, max_size=3)


def noted(week: int, kind: ContactKind = ContactKind.MEETING, **changes: int) -> Counted:
    counts = {"number": 1, "minutes": 45, "coordination_minutes": 0, **changes}
    return Counted(week=week, phase=1, kind=kind, last_on=date(2026, 1, 1), **counts)


def weeks(*counted: Counted, today: date = LATE) -> tuple[CurveWeek, ...]:
    return weeks_of(COURSE, counted, every=GUIDE, today=today)


def test_e9_the_band_falls_from_weekly_over_fortnightly_to_monthly() -> None:
    assert [band(phase, GUIDE) for phase in (1, 2, 3)] == [
        Band(Fraction(1), None),
        Band(Fraction(1, 2), Fraction(1)),
        Band(Fraction(7, 30), Fraction(1, 2)),
    ]


def test_e9_a_municipality_with_other_numbers_has_another_band() -> None:
    assert band(2, (3, 7, 14)) == Band(Fraction(1), Fraction(7, 3))
    assert band(3, (7, 14, 10)) == Band(Fraction(7, 10), Fraction(7, 10))


@given(guide=guides, phase=st.sampled_from([1, 2, 3]))
def test_e9_a_band_has_room_and_begins_at_the_guide_of_its_phase(
    guide: list[int], phase: int
) -> None:
    found = band(phase, guide)
    assert found.least == Fraction(7, guide[phase - 1])
    assert found.most is None or found.least <= found.most
    assert (found.most is None) == (phase == 1)


def test_e9_every_week_of_the_course_stands_there_also_those_to_come() -> None:
    shown = weeks(today=date(2026, 1, 20))
    assert (len(shown), [week.has_come for week in shown[:4]]) == (39, [True, True, True, False])
    assert [week.phase for week in shown] == [1] * 13 + [2] * 13 + [3] * 13
    assert [week.average for week in shown[1:4]] == [0, None, None]


def test_e9_a_week_that_has_only_begun_does_not_pull_the_line_down() -> None:
    """On a Monday nobody has talked yet; that says nothing about how often they talk."""
    every_week = [noted(week) for week in range(4)]
    monday, sunday = COURSE.starts_on + 4 * WEEK, COURSE.starts_on + 5 * WEEK
    averages = [
        [week.average for week in weeks(*every_week, today=today)[3:5]]
        for today in (monday, sunday - timedelta(days=1), sunday)
    ]
    assert averages == [[1, None], [1, None], [1, Fraction(3, 4)]]


def test_e9_talks_attempts_and_messages_are_told_apart() -> None:
    shown = weeks(
        noted(0, number=2, minutes=90),
        noted(0, ContactKind.PHONE),
        noted(0, ContactKind.ATTEMPT, number=3, minutes=0),
        noted(0, ContactKind.MESSAGE, minutes=5),
        noted(0, ContactKind.COORDINATION, minutes=0, coordination_minutes=60),
    )
    first = shown[0]
    assert (first.contacts, first.attempts, first.messages) == (3, 3, 1)
    assert (first.minutes, first.coordination_minutes) == (140, 60)
    assert shown[1].contacts == 0


def test_e9_the_line_is_an_average_of_four_weeks() -> None:
    shown = weeks(noted(0, number=4), noted(4, number=2))
    assert [week.average for week in shown[:6]] == [
        4,
        2,
        Fraction(4, 3),
        1,
        Fraction(1, 2),
        Fraction(1, 2),
    ]


@given(starts_on=days, months=lengths, offset=st.integers(min_value=0, max_value=300))
def test_e9_each_day_of_a_course_lies_in_one_week_and_no_week_begins_after_the_end(
    starts_on: date, months: int, offset: int
) -> None:
    course = clock(starts_on=starts_on, months=months)
    shown = weeks_of(course, (), every=GUIDE, today=course.ends_before)
    day = starts_on + timedelta(days=offset)
    holding = [week.number for week in shown if week.starts_on <= day < week.starts_on + WEEK]
    assert len(holding) == (day < shown[-1].starts_on + WEEK)
    assert shown[-1].starts_on < course.ends_before <= shown[-1].starts_on + WEEK
    for week in shown:
        phase = phase_on(course, week.starts_on)
        assert phase is not None
        assert week.phase == phase.number


@given(
    counts=st.lists(
        st.tuples(
            st.integers(min_value=0, max_value=38),
            st.sampled_from(ContactKind),
            st.integers(min_value=1, max_value=40),
            st.integers(min_value=0, max_value=900),
        ),
        max_size=30,
    )
)
def test_e9_nothing_is_lost_or_counted_twice(
    counts: list[tuple[int, ContactKind, int, int]],
) -> None:
    rows = [
        noted(week, kind, number=number, minutes=minutes, coordination_minutes=minutes)
        for week, kind, number, minutes in counts
    ]
    shown = weeks(*rows)
    talks = {ContactKind.MEETING, ContactKind.PHONE}
    assert sum(week.contacts for week in shown) == sum(r.number for r in rows if r.kind in talks)
    assert sum(week.minutes for week in shown) == sum(row.minutes for row in rows)
    assert sum(week.coordination_minutes for week in shown) == sum(row.minutes for row in rows)


def test_e10_coordination_is_looked_at_at_both_ends_and_in_between() -> None:
    rows = [noted(week, ContactKind.COORDINATION, coordination_minutes=60) for week in range(6)]
    rows += [noted(20, ContactKind.COORDINATION, coordination_minutes=270)]
    rows += [noted(week, ContactKind.COORDINATION, coordination_minutes=30) for week in (37, 38)]
    found = coordination_of(weeks(*rows))
    assert found == Coordination(Fraction(60), Fraction(10), Fraction(10))
    assert (found.rose_at_start, found.rises_at_end) == (True, False)


@pytest.mark.parametrize(
    ("today", "known"),
    [
        (date(2025, 12, 31), (False, False, False)),
        (date(2026, 1, 1), (True, False, False)),
        (date(2026, 2, 11), (True, False, False)),
        (date(2026, 2, 12), (True, True, False)),
        (date(2026, 8, 20), (True, True, True)),
    ],
)
def test_e10_what_has_not_come_is_not_judged(today: date, known: tuple[bool, ...]) -> None:
    found = coordination_of(weeks(today=today))
    parts = (found.start, found.between, found.end)
    assert tuple(part is not None for part in parts) == known
    assert (found.rises_at_end is None) == (not known[2])
