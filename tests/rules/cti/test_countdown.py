from datetime import date

import pytest

from fodfaeste.rules.cti.countdown import Countdown, countdown
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
