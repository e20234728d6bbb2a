"""Where the tasks are, and what must be agreed before CTI ends (F2, F3, E11, C2)."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.handover_overview import (
    TaskOnItsWay,
    agree_by,
    summary_in_words,
    warnings_on_network,
)
from fodfaeste.rules.cti.kinds import HandoverState

P, A, T, H, B, D = HandoverState
COURSE = clock(starts_on=date(2026, 3, 4), months=9)
"""Phases from 4 March, 4 June and 4 September; the last day is 3 December."""
IN_TIME = date(2026, 11, 20)


def one(state: HandoverState, receiver: str = "", *, consent: bool = True) -> TaskOnItsWay:
    return TaskOnItsWay(state=state, receiver=receiver, due_on=IN_TIME, consent_counts=consent)


def warned(tasks: list[TaskOnItsWay], today: date) -> list[tuple[str, str]]:
    found = warnings_on_network(tasks, COURSE, today=today)
    return [(lack.obstacle.rule, lack.obstacle.condition) for lack in found]


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        ([], ""),
        ([one(D)], ""),
        ([one(P)], "1 opgave: 1 endnu hos CTI"),
        (
            [one(H), one(H), one(H), one(H, "Kirsten"), one(H, "Kirsten"), one(T), one(B), one(D)],
            "7 opgaver: 3 hos dig, 2 hos Kirsten, 2 endnu hos CTI",
        ),
        (
            [one(H, "Ole"), one(H, "Kirsten"), one(H, "Kirsten")],
            "3 opgaver: 2 hos Kirsten, 1 hos Ole",
        ),
    ],
)
def test_e11_the_summary_says_who_has_what(tasks: list[TaskOnItsWay], words: str) -> None:
    assert summary_in_words(tasks, citizen="dig") == words


def test_f3_agreements_stand_a_month_before_the_first_day_after() -> None:
    assert agree_by(COURSE) == date(2026, 11, 4)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 9, 4), "Det er om 61 dage."),
        (date(2026, 11, 3), "Det er om 1 dag."),
        (date(2026, 11, 4), "Det er i dag."),
        (date(2026, 11, 5), "Den dag er passeret."),
    ],
)
def test_f3_the_days_until_agreements_must_stand_are_counted_down(today: date, words: str) -> None:
    (lack,) = warnings_on_network([one(P, "Kirsten"), one(A)], COURSE, today=today)
    assert lack.due_on == date(2026, 11, 4)
    assert lack.obstacle.sentence.startswith("1 opgave mangler et ja.")
    assert lack.obstacle.sentence.endswith(words)


def test_f3_agreements_are_asked_for_in_phase_3_alone() -> None:
    open_task = [one(P, "Kirsten")]
    assert warned(open_task, date(2026, 9, 3)) == []
    assert warned(open_task, date(2026, 9, 4)) == [("F3", "agreements_in_time")]
    assert warned([], date(2026, 10, 1)) == [("F3", "agreements_in_time")]
    assert warned([one(A, "Kirsten"), one(H)], date(2026, 10, 1)) == []


def test_f2_a_second_phase_without_a_task_on_its_way_is_pointed_out() -> None:
    assert warned([], date(2026, 6, 3)) == []
    assert warned([], date(2026, 6, 4)) == [("F2", "handover_begun")]
    assert warned([one(D)], date(2026, 6, 4)) == [("F2", "handover_begun")]
    assert warned([one(P)], date(2026, 6, 4)) == []


def test_e11_a_day_that_has_passed_is_pointed_out_until_the_task_is_handed_over() -> None:
    today = IN_TIME + timedelta(days=1)
    late = ("E11", "handover_on_time")
    assert warned([one(A), one(H)], IN_TIME) == []
    assert warned([one(A), one(H)], today) == [late]
    assert warned([one(H)], today) == []


def test_c2_a_withdrawn_consent_is_seen_at_the_tasks_it_carried() -> None:
    closed = one(H, "Kirsten", consent=False)
    (lack,) = warnings_on_network([closed, one(H)], COURSE, today=date(2026, 7, 1))
    assert (lack.obstacle.rule, lack.obstacle.condition) == ("C2", "task_holder_consent_counts")
    assert "Kirsten" in lack.obstacle.sentence
    assert not closed.is_accepted
