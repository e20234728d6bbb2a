from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.decisions.expiry import USUAL, Held, Notice, end_to_tell_of, expiry_alert
from tests.rules.naming import reminders

END = date(2026, 9, 2)


@pytest.mark.parametrize(
    ("ends_before", "today", "expected"),
    [
        (None, date(2060, 1, 1), []),
        (END, date(2026, 7, 7), []),
        (END, date(2026, 7, 8), [("H6", "grant_runs_out")]),
        (END, date(2026, 8, 4), [("H6", "grant_runs_out")]),
        (END, date(2026, 8, 5), [("H6", "grant_ends_soon")]),
        (END, date(2026, 8, 18), [("H6", "grant_ends_soon")]),
        (END, date(2026, 8, 19), [("H6", "grant_ends_now")]),
        (END, date(2026, 9, 1), [("H6", "grant_ends_now")]),
        (END, END, [("H6", "grant_is_over")]),
    ],
)
def test_h6_a_grant_that_runs_out_is_told_eight_four_and_two_weeks_before(
    ends_before: date | None, today: date, expected: list[tuple[str, str]]
) -> None:
    assert reminders(expiry_alert(ends_before, today=today)) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], None),
        ([Held(END)], END),
        ([Held(END), Held(None)], None),
        ([Held(END), Held(date(2027, 3, 2))], date(2027, 3, 2)),
        ([Held(END, ended_by_decision=True)], None),
        ([Held(date(2026, 3, 1), ended_by_decision=True), Held(END)], END),
        ([Held(date(2026, 3, 1)), Held(END, ended_by_decision=True)], None),
    ],
    ids=["none", "one", "beside-85", "next-one-decided", "ended", "changed", "85-ended"],
)
def test_h6_only_what_nobody_has_decided_about_runs_out(
    held: list[Held], expected: date | None
) -> None:
    assert end_to_tell_of(held) == expected


def test_h6_a_grant_that_has_run_out_is_told_as_that() -> None:
    soon, over = (expiry_alert(END, today=day)[0].obstacle for day in (date(2026, 9, 1), END))
    assert soon.sentence.startswith("Bevillingen udløber meget snart.")
    assert over.sentence.startswith("Bevillingen er udløbet.")


def test_h6_the_weeks_are_the_municipalitys() -> None:
    notice = Notice(first=3, second=2, last=1)
    assert expiry_alert(END, today=date(2026, 8, 11), notice=notice) == ()
    assert reminders(expiry_alert(END, today=date(2026, 8, 12), notice=notice)) == [
        ("H6", "grant_runs_out")
    ]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(-100, 200))
def test_h6_nearer_the_end_is_never_told_more_mildly(end: date, days: int) -> None:
    """One thing is told at a time, and each day it is as urgent as the day before, or more."""
    order = ["", "grant_runs_out", "grant_ends_soon", "grant_ends_now", "grant_is_over"]

    def urgency(day: date) -> int:
        told = expiry_alert(end, today=day, notice=USUAL)
        assert len(told) <= 1
        return order.index(told[0].obstacle.condition if told else "")

    today = end - timedelta(days=days)
    assert urgency(today) <= urgency(today + timedelta(days=1))
