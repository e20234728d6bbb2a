from datetime import date

import pytest

from fodfaeste.rules.followup.aftercare import (
    aftercare_alert,
    check_checkpoint,
    checkpoint_due_on,
    next_checkpoint,
    obstacles_to_checkpoint,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions, reminders

ENDED = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("months", "due_on"),
    [
        (1, date(2026, 9, 30)),
        (3, date(2026, 11, 30)),
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
        (36, date(2029, 8, 31)),
    ],
)
def test_g5_checkpoints_are_counted_from_the_end_of_cti(months: int, due_on: date) -> None:
    assert checkpoint_due_on(ENDED, months) == due_on


@pytest.mark.parametrize(
    ("held", "following"),
    [
        ((), (1, date(2026, 9, 30))),
        ((1, 3), (6, date(2027, 2, 28))),
        ((3,), (1, date(2026, 9, 30))),
        ((1, 3, 6, 12), None),
    ],
)
def test_g5_the_next_checkpoint_is_the_first_that_is_not_held(
    held: tuple[int, ...], following: tuple[int, date] | None
) -> None:
    assert next_checkpoint(ENDED, held=held) == following


def test_g5_a_municipality_may_follow_for_three_years() -> None:
    following = next_checkpoint(ENDED, held=(1, 3, 6, 12), checkpoints=(1, 3, 6, 12, 36))
    assert following == (36, date(2029, 8, 31))


def test_g5_a_checkpoint_is_told_on_its_day() -> None:
    assert aftercare_alert(ENDED, held=(), today=date(2026, 9, 29)) == ()
    (first,) = aftercare_alert(ENDED, held=(), today=date(2026, 9, 30))
    assert (reminders([first]), first.due_on) == (
        [("G5", "checkpoint_held")],
        date(2026, 9, 30),
    )
    assert "1 måned efter" in first.obstacle.sentence
    (third,) = aftercare_alert(ENDED, held=(1, 3), today=date(2027, 6, 1))
    assert "6 måneder efter" in third.obstacle.sentence
    assert aftercare_alert(ENDED, held=(1, 3, 6, 12), today=date(2030, 1, 1)) == ()


@pytest.mark.parametrize(
    ("months", "ended_on", "held_on", "expected"),
    [
        (1, ENDED, date(2026, 10, 1), []),
        (0, ENDED, date(2026, 10, 1), [("G5", "after_some_time")]),
        (1, None, date(2026, 10, 1), [("G5", "after_cti")]),
        (1, ENDED, date(2026, 8, 30), [("G5", "after_cti")]),
        (1, ENDED, date(2026, 10, 3), [("G5", "checkpoint_by_now")]),
        (1, ENDED, date(2026, 9, 16), []),
        (1, ENDED, date(2026, 9, 15), [("G5", "checkpoint_in_its_time")]),
        (12, ENDED, date(2026, 10, 1), [("G5", "checkpoint_in_its_time")]),
    ],
)
def test_g5_a_checkpoint_lies_after_cti_and_not_ahead(
    months: int, ended_on: date | None, held_on: date, expected: list[tuple[str, str]]
) -> None:
    today = date(2026, 10, 2)
    found = obstacles_to_checkpoint(months, cti_ended_on=ended_on, held_on=held_on, today=today)
    assert conditions(found) == expected


def test_g5_a_checkpoint_before_the_end_is_refused() -> None:
    day = date(2026, 10, 2)
    check_checkpoint(1, cti_ended_on=ENDED, held_on=day, today=day)
    with pytest.raises(Refused):
        check_checkpoint(1, cti_ended_on=None, held_on=day, today=day)
