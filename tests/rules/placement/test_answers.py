"""All three answer the same text, once."""

from dataclasses import replace

import pytest

from fodfaeste.rules.placement.answers import (
    Answer,
    check_answer,
    fingerprint,
    obstacles_to_answer,
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
    (replace(YES, state=AgreementState.DRAFT), "proposed"),
    (replace(YES, state=AgreementState.AGREED), "proposed"),
    (replace(YES, state=AgreementState.ENDED, answered_text="b"), "proposed"),
    (replace(YES, answered_text="b"), "same_text"),
    (replace(YES, has_agreed=True), "answered_once"),
    (replace(YES, agrees=False, should_change="  "), "change_said"),
])  # fmt: skip
def test_d6_an_answer_that_cannot_count_says_why(answer: Answer, condition: str) -> None:
    with pytest.raises(Refused) as refused:
        check_answer(answer)
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [("D6", condition)]


def test_d6_a_no_says_what_should_change() -> None:
    assert obstacles_to_answer(replace(YES, agrees=False, should_change="Senere")) == ()


def test_d6_the_fingerprint_is_of_the_words_and_not_of_their_order() -> None:
    first = fingerprint({"a": "æ", "b": ["x", "y"]})
    assert first == fingerprint({"b": ["x", "y"], "a": "æ"})
    assert first != fingerprint({"a": "æ", "b": ["y", "x"]})
    assert first != fingerprint({"a": "æ", "b": ["x, y"]})
    assert len(first) == 64
