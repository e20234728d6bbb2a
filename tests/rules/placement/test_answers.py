"""All three answer the same text, once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.answers import (
    Answer,
    answer_by,
    check_answer,
    check_regret,
    fingerprint,
    is_asked_in_vain,
    obstacles_to_answer,
    obstacles_to_regret,
    reminders_due,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from fodfaeste.rules.refusal import Refused

YES = Answer(
    party=AgreementParty.EMPLOYER,
    agrees=True,
    should_change="",
    answered_text="a",
    proposed_text="a",
    state=AgreementState.PROPOSED,
    has_agreed=False,
)


def test_d6_a_yes_to_the_proposed_text_counts() -> None:
    assert obstacles_to_answer(YES) == ()


@pytest.mark.parametrize(("answer", "condition"), [
    (replace(YES, state=AgreementState.DRAFT), "step_possible"),
    (replace(YES, state=AgreementState.AGREED), "step_possible"),
    (replace(YES, state=AgreementState.ENDED, answered_text="b"), "step_possible"),
    (replace(YES, match_is_open=False), "match_goes_on"),
    (replace(YES, answer_by=date(2026, 3, 4), today=date(2026, 3, 5)), "answered_in_time"),
    (replace(YES, answered_text="b"), "same_text"),
    (replace(YES, text_stands=False), "text_stands"),
    (replace(YES, has_agreed=True), "answered_once"),
    (replace(YES, agrees=False, should_change="  "), "change_said"),
])  # fmt: skip
def test_d6_an_answer_that_cannot_count_says_why(answer: Answer, condition: str) -> None:
    with pytest.raises(Refused) as refused:
        check_answer(answer)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D6", condition)]


@pytest.mark.parametrize(
    ("by", "stands", "expected"),
    [
        (date(2026, 3, 4), True, False),
        (date(2026, 3, 3), True, True),
        (date(2026, 3, 4), False, True),
        (None, True, False),
    ],
)
def test_d6_a_proposal_is_made_again_when_its_time_is_up_or_its_text_has_changed(
    by: date | None, *, stands: bool, expected: bool
) -> None:
    found = is_asked_in_vain(by, today=date(2026, 3, 4), text_stands=stands)
    assert found is expected


def test_d6_a_no_says_what_should_change() -> None:
    assert obstacles_to_answer(replace(YES, agrees=False, should_change="Senere")) == ()


def test_d6_the_fingerprint_is_of_the_words_and_not_of_their_order() -> None:
    first = fingerprint({"a": "æ", "b": ["x", "y"]})
    assert first == fingerprint({"b": ["x", "y"], "a": "æ"})
    assert first != fingerprint({"a": "æ", "b": ["y", "x"]})
    assert first != fingerprint({"a": "æ", "b": ["x, y"]})
    assert len(first) == 64


def test_d6_a_yes_can_become_a_wish_for_change_until_all_have_answered() -> None:
    change = replace(YES, has_agreed=True, agrees=False, should_change="Senere på dagen")
    assert obstacles_to_answer(change) == ()


def test_d6_the_last_day_to_answer_counts() -> None:
    by = answer_by(date(2026, 3, 4), days=30)
    assert by == date(2026, 4, 3)
    assert obstacles_to_answer(replace(YES, answer_by=by, today=by)) == ()


@pytest.mark.parametrize(
    ("state", "has_agreed", "expected"),
    [
        (AgreementState.PROPOSED, True, []),
        (AgreementState.PROPOSED, False, ["yes_given"]),
        (AgreementState.AGREED, True, ["step_possible"]),
        (AgreementState.DRAFT, False, ["step_possible", "yes_given"]),
    ],
)
def test_d6_a_yes_is_regretted_until_the_last_one_is_given(
    state: AgreementState,
    has_agreed: bool,  # noqa: FBT001
    expected: list[str],
) -> None:
    found = obstacles_to_regret(party=AgreementParty.CITIZEN, state=state, has_agreed=has_agreed)
    assert [obstacle.condition for obstacle in found] == expected


def test_d6_a_regret_too_late_is_refused() -> None:
    with pytest.raises(Refused):
        check_regret(party=AgreementParty.EMPLOYER, state=AgreementState.AGREED, has_agreed=True)


@given(st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=60))
def test_d6_each_reminder_is_due_once_and_stays_due(first: int, later: int) -> None:
    proposed, days = date(2026, 3, 4), (3, 7)
    now = reminders_due(proposed, after_days=days, today=proposed + timedelta(days=first))
    then = reminders_due(proposed, after_days=days, today=proposed + timedelta(days=first + later))
    assert now == (0 if first < 3 else 1 if first < 7 else 2)
    assert now <= then <= len(days)
