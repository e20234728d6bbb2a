"""A link asks about one task, and its answer is given once (E11, C2)."""

from dataclasses import replace

import pytest

from fodfaeste.rules.cti.handover_link import (
    HandoverAnswer,
    HandoverLink,
    check_handover_answer,
    check_handover_link,
    obstacles_to_handover_link,
)
from fodfaeste.rules.cti.kinds import HandoverState
from fodfaeste.rules.refusal import Refused

LINK = HandoverLink(
    state=HandoverState.PLANNED, to_person=True, is_there=True, may_be_contacted=True
)


def lacks(facts: HandoverLink) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in obstacles_to_handover_link(facts)]


def test_e11_a_planned_task_with_the_citizens_yes_may_be_asked_about() -> None:
    check_handover_link(LINK)


def test_c2_nobody_is_asked_without_the_citizens_yes() -> None:
    assert lacks(replace(LINK, may_be_contacted=False)) == [("C2", "link_asks_with_consent")]


def test_e11_the_citizen_and_those_who_left_are_not_asked_by_link() -> None:
    for facts in (replace(LINK, to_person=False), replace(LINK, is_there=False)):
        assert lacks(facts) == [("E11", "link_asks_somebody")]


@pytest.mark.parametrize("state", [one for one in HandoverState if one != HandoverState.PLANNED])
def test_e11_only_an_open_question_is_asked_and_answered(state: HandoverState) -> None:
    assert lacks(replace(LINK, state=state)) == [("E11", "link_before_the_answer")]
    with pytest.raises(Refused) as refused:
        check_handover_answer(HandoverAnswer(state=state, accepts=True))
    assert refused.value.obstacles[0].condition == "link_answered_once"


@pytest.mark.parametrize(
    ("accepts", "why", "lacking"),
    [
        (True, "", []),
        (False, "Jeg rejser", []),
        (False, " ", ["link_no_says_why"]),
        (None, "", ["link_answer_chosen"]),
    ],
)
def test_e11_a_no_says_why_in_a_word(*, accepts: bool | None, why: str, lacking: list[str]) -> None:
    answer = HandoverAnswer(state=HandoverState.PLANNED, accepts=accepts, why=why)
    try:
        check_handover_answer(answer)
        found = []
    except Refused as refused:
        found = [one.condition for one in refused.obstacles]
    assert found == lacking
