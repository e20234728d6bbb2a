"""The citizen's answer to a version of the plan (L2, C5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.plan.answers import (
    AnswerToPlan,
    PlanAnswer,
    check_plan_answer,
    obstacles_to_plan_answer,
)
from fodfaeste.rules.refusal import Refused

YES = AnswerToPlan(answer=PlanAnswer.AGREES, should_change="", read="a", holding="a")


def lacks(facts: AnswerToPlan) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in obstacles_to_plan_answer(facts)]


def test_l2_a_yes_to_what_was_read_needs_no_words() -> None:
    check_plan_answer(YES)


def test_l2_a_no_says_what_should_change() -> None:
    silent = AnswerToPlan(answer=PlanAnswer.CHANGE, should_change=" ", read="a", holding="a")
    assert lacks(silent) == [("L2", "plan_change_said")]


def test_c5_a_yes_to_another_text_than_the_one_that_holds_is_no_yes() -> None:
    stale = AnswerToPlan(answer=PlanAnswer.AGREES, should_change="", read="a", holding="b")
    with pytest.raises(Refused) as refused:
        check_plan_answer(stale)
    assert refused.value.rule == "C5"


@given(st.sampled_from([*PlanAnswer, None]), st.text(max_size=5), st.text(max_size=2))
def test_c5_nothing_is_kept_about_a_text_that_does_not_hold(
    answer: PlanAnswer | None, words: str, read: str
) -> None:
    facts = AnswerToPlan(answer=answer, should_change=words, read=read, holding=f"{read}!")
    assert ("C5", "answered_plan_holds") in lacks(facts)
