from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cti.countdown import Countdown, countdown, steps
from fodfaeste.rules.cti.kinds import CountdownTask
from tests.rules.naming import reminders

END = date(2026, 10, 1)
NOTHING_ARRANGED = Countdown(
    ends_before=END, decisions_started=False, network_agreed=False, closing_meeting_booked=False
)
DECISIONS, NETWORK, MEETING = (
    ("I2", "decisions_started"),
    ("I2", "network_agreed"),
    ("I2", "closing_meeting_booked"),
)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 5), []),
        (date(2026, 8, 6), [DECISIONS]),
        (date(2026, 9, 2), [DECISIONS]),
        (date(2026, 9, 3), [DECISIONS, NETWORK]),
        (date(2026, 9, 16), [DECISIONS, NETWORK]),
        (date(2026, 9, 17), [DECISIONS, NETWORK, MEETING]),
    ],
)
def test_i2_eight_four_and_two_weeks_before_the_end(
    today: date, expected: list[tuple[str, str]]
) -> None:
    assert reminders(countdown(NOTHING_ARRANGED, today=today)) == expected


def test_i2_what_is_arranged_is_not_asked_for_and_each_reminder_has_its_day() -> None:
    half = Countdown(
        ends_before=END, decisions_started=True, network_agreed=False, closing_meeting_booked=True
    )
    (only,) = countdown(half, today=END)
    assert (only.obstacle.condition, only.due_on) == ("network_agreed", date(2026, 9, 3))


def test_i2_the_one_who_takes_over_after_85_is_found_four_weeks_before() -> None:
    alone = Countdown(
        ends_before=END,
        decisions_started=True,
        network_agreed=True,
        closing_meeting_booked=True,
        follow_on_arranged=False,
    )
    assert countdown(alone, today=date(2026, 9, 2)) == ()
    assert reminders(countdown(alone, today=date(2026, 9, 3))) == [("I2", "follow_on_arranged")]


def test_i2_the_steps_stand_in_the_order_they_are_due_and_say_what_is_done() -> None:
    half = Countdown(
        ends_before=END,
        decisions_started=True,
        network_agreed=False,
        closing_meeting_booked=False,
        network_weeks=5,
    )
    assert [(step.task, step.weeks, step.due_on, step.is_done) for step in steps(half)] == [
        (CountdownTask.DECISIONS, 8, date(2026, 8, 6), True),
        (CountdownTask.NETWORK, 5, date(2026, 8, 27), False),
        (CountdownTask.FOLLOW_ON, 5, date(2026, 8, 27), True),
        (CountdownTask.MEETING, 2, date(2026, 9, 17), False),
    ]


def test_i2_nobody_is_said_to_be_found_where_nobody_is_looked_for() -> None:
    found = steps(replace(NOTHING_ARRANGED, goes_on_by_85=False))
    assert [step.task for step in found] == [
        CountdownTask.DECISIONS,
        CountdownTask.NETWORK,
        CountdownTask.MEETING,
    ]
