from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import (
    OpenQuestion,
    Question,
    QuickState,
    Reply,
    Waiting,
    answer_due,
    check_question,
    check_reply,
    check_withdrawal,
    days_taken,
    due_on,
    may_answer,
    obstacles_to_question,
    obstacles_to_reply,
    waiting,
)
from fodfaeste.rules.followup.workdays import add_workdays, workdays_between
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions, reminders

CASEWORKER, SOCIAL = Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER
CONSULTANT = Role.JOB_CONSULTANT
ASKS = Question(
    question="Bageriet har sagt stop. Hvad med ydelsen i næste uge?",
    asked=frozenset({CASEWORKER}),
    asker=frozenset({CONSULTANT}),
    seats=frozenset({CASEWORKER, CONSULTANT}),
)
ANSWERS = Reply(
    state=QuickState.OPEN,
    answer="Ydelsen fortsætter. Jeg ringer til Karin i dag.",
    asked=frozenset({CASEWORKER}),
    roles=frozenset({CASEWORKER}),
)


@pytest.mark.parametrize(
    ("asked_on", "due"),
    [
        (date(2026, 3, 4), date(2026, 3, 6)),  # Wednesday to Friday
        (date(2026, 3, 6), date(2026, 3, 10)),  # over a week-end
        (date(2026, 4, 1), date(2026, 4, 8)),  # over Easter
        (date(2026, 12, 22), date(2026, 12, 28)),  # over Christmas
    ],
)
def test_g3_the_deadline_is_two_working_days(asked_on: date, due: date) -> None:
    assert due_on(asked_on, days=2) == due


def test_g3_the_time_to_an_answer_is_counted_in_working_days() -> None:
    friday = date(2026, 3, 6)
    for days, taken in ((0, 0), (1, 0), (2, 0), (3, 1), (4, 2)):
        assert days_taken(friday, friday + timedelta(days=days)) == taken


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 30))
def test_g3_an_answer_on_the_last_day_took_as_long_as_the_deadline(day: date, count: int) -> None:
    assert workdays_between(day, add_workdays(day, count)) == count


def test_g3_a_question_waits_until_its_day_and_is_late_after_it() -> None:
    due = date(2026, 3, 6)
    stands = [waiting(due, today=due + timedelta(days=days)) for days in (-1, 0, 1)]
    assert stands == [Waiting.IN_TIME, Waiting.TODAY, Waiting.LATE]
    reminder = answer_due(OpenQuestion(asked=frozenset({CASEWORKER}), due_on=due))
    assert reminder.due_on == due
    assert reminders((reminder,)) == [("G3", "quick_answered")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"question": "Hjælp"}, ["question_said"]),
        ({"asked": frozenset()}, ["quick_somebody_asked"]),
        ({"asked": frozenset({Role.CITIZEN})}, ["quick_somebody_asked", "asked_seat_filled"]),
        ({"asked": frozenset({CONSULTANT})}, ["asked_is_another"]),
        ({"asked": frozenset({SOCIAL})}, ["asked_seat_filled"]),
        ({"asked": frozenset({SOCIAL, CASEWORKER})}, []),
    ],
)
def test_g3_a_question_reaches_somebody_who_can_act(
    changes: dict[str, object], expected: list[str]
) -> None:
    facts = replace(ASKS, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_question(facts)) == [("G3", name) for name in expected]
    if expected:
        with pytest.raises(Refused):
            check_question(facts)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"roles": frozenset({Role.LEADER})}, []),
        ({"state": QuickState.ANSWERED}, ["quick_still_open"]),
        ({"answer": "Ja"}, ["quick_answer_said"]),
        ({"roles": frozenset({CONSULTANT})}, ["answered_by_asked"]),
    ],
)
def test_g3_the_one_who_is_asked_or_the_leader_answers_once(
    changes: dict[str, object], expected: list[str]
) -> None:
    facts = replace(ANSWERS, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_reply(facts)) == [("G3", name) for name in expected]
    if expected:
        with pytest.raises(Refused):
            check_reply(facts)


def test_g3_only_the_one_who_asked_takes_a_question_back() -> None:
    check_withdrawal(QuickState.OPEN, is_asker=True)
    for state, is_asker, name in (
        (QuickState.OPEN, False, "taken_back_by_asker"),
        (QuickState.ANSWERED, True, "quick_still_open"),
    ):
        with pytest.raises(Refused) as refused:
            check_withdrawal(state, is_asker=is_asker)
        assert conditions(refused.value.obstacles) == [("G3", name)]


@given(st.frozensets(st.sampled_from(Role)), st.frozensets(st.sampled_from(Role)))
def test_g3_whoever_shares_no_role_with_the_asked_does_not_answer(
    asked: frozenset[Role], roles: frozenset[Role]
) -> None:
    assert may_answer(asked, roles) == bool(asked & roles or Role.LEADER in roles)
