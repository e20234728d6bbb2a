from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import clock, phase_on
from fodfaeste.rules.cti.shifts import shift_ahead, shifts

COURSE = clock(starts_on=date(2026, 1, 31), months=9)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
lengths = st.sampled_from([6, 9])


def test_e1_a_new_phase_is_told_a_week_before_and_stays_news_for_a_week() -> None:
    second, third = shifts(COURSE, notice_days=7)
    assert (second.phase.starts_on, third.phase.starts_on) == (
        date(2026, 4, 30),
        date(2026, 7, 31),
    )
    told = [
        day
        for day in (date(2026, 4, 22), date(2026, 4, 23), date(2026, 5, 6), date(2026, 5, 7))
        if second.is_news(day)
    ]
    assert told == [date(2026, 4, 23), date(2026, 5, 6)]


def test_e1_what_is_ahead_is_shown_until_the_day_itself() -> None:
    ahead = {
        day: shift_ahead(COURSE, day, notice_days=7)
        for day in (date(2026, 4, 22), date(2026, 4, 23), date(2026, 4, 29), date(2026, 4, 30))
    }
    assert [found and found.phase.number for found in ahead.values()] == [None, 2, 2, None]


def test_e1_what_is_told_is_as_true_after_the_shift_as_before_it() -> None:
    second, _ = shifts(COURSE, notice_days=7)
    assert second.sentence == (
        "CTI går i fase 2 den 30.4.2026: Afprøvning og tilpasning. "
        "Tal med borgeren om, hvad fasen skal handle om."
    )


def test_e1_a_municipality_may_tell_on_the_day_itself() -> None:
    second, _ = shifts(COURSE, notice_days=0)
    assert [second.is_news(date(2026, 4, day)) for day in (29, 30)] == [False, True]
    assert not second.news.contains(date(2026, 5, 1))


@given(starts_on=days, months=lengths, notice=st.integers(min_value=1, max_value=14))
def test_e1_a_shift_is_ahead_of_the_phase_it_leads_to_and_never_inside_it(
    starts_on: date, months: int, notice: int
) -> None:
    course = clock(starts_on=starts_on, months=months)
    for shift in shifts(course, notice_days=notice):
        before = shift.phase.starts_on - timedelta(days=1)
        phase = phase_on(course, before)
        assert phase is not None
        assert phase.number == shift.phase.number - 1
        assert shift_ahead(course, before, notice_days=notice) == shift
        assert shift_ahead(course, shift.phase.starts_on, notice_days=notice) is None


@given(starts_on=days, months=lengths, offset=st.integers(min_value=-40, max_value=320))
def test_e1_at_most_one_shift_is_news_on_a_day(starts_on: date, months: int, offset: int) -> None:
    day = starts_on + timedelta(days=offset)
    news = shifts(clock(starts_on=starts_on, months=months), notice_days=7)
    assert sum(shift.is_news(day) for shift in news) <= 1
