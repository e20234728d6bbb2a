"""The employer's two questions, and the day a support was looked into."""

from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.placement.feedback import (
    Feedback,
    check_feedback,
    needs_a_call,
    obstacles_to_feedback,
)
from fodfaeste.rules.placement.supports import check_examined, obstacles_to_examined
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

GIVEN = Feedback(score=4, is_at_work=True, given_today=0)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (GIVEN, []),
        (replace(GIVEN, score=1), []),
        (replace(GIVEN, score=5, given_today=4), []),
        (replace(GIVEN, score=None), [("L4", "score_said")]),
        (replace(GIVEN, score=0), [("L4", "score_said")]),
        (replace(GIVEN, score=6), [("L4", "score_said")]),
        (replace(GIVEN, is_at_work=False), [("L4", "agreement_counts")]),
        (replace(GIVEN, given_today=5), [("L4", "feedback_not_too_often")]),
    ],
)
def test_l4_feedback_has_a_mark_from_one_to_five_while_the_agreement_counts(
    facts: Feedback, expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_feedback(facts)) == expected


def test_l4_feedback_without_a_mark_is_refused() -> None:
    check_feedback(GIVEN)
    with pytest.raises(Refused):
        check_feedback(replace(GIVEN, score=None))


def test_l4_a_low_mark_asks_for_a_call() -> None:
    assert [needs_a_call(score) for score in range(1, 6)] == [True, True, False, False, False]


def test_d5_what_is_noted_as_examined_has_been_examined() -> None:
    today = date(2026, 3, 4)
    assert obstacles_to_examined(today, today=today) == ()
    ahead = obstacles_to_examined(date(2026, 3, 5), today=today)
    assert conditions(ahead) == [("D5", "examined_already")]
    with pytest.raises(Refused):
        check_examined(date(2026, 3, 5), today=today)
