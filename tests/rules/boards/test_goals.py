"""Goals and sub-goals of the whole effort (J4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.rules.boards.goals import GoalSaid, check_effort_goal, check_goal_status, is_overdue
from fodfaeste.rules.boards.kinds import EffortGoalState
from fodfaeste.rules.refusal import Refused

TODAY = date(2027, 8, 18)


def test_j4_a_goal_says_what_whose_and_by_when() -> None:
    said = GoalSaid(wording="Virksomhedsbesøg inden 14 dage", owner=1, due_on=TODAY)
    check_effort_goal(said, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_effort_goal(
            GoalSaid(wording=" ", owner=None, due_on=None, is_below=True), today=TODAY
        )
    assert [one.condition for one in refused.value.obstacles] == [
        "effort_goal_said",
        "effort_goal_owned",
        "effort_goal_dated",
        "effort_goal_two_steps",
    ]


def test_j4_a_goal_is_not_set_for_a_day_gone_by_but_may_keep_one() -> None:
    gone = TODAY - timedelta(days=1)
    said = GoalSaid(wording="Faste dage", owner=1, due_on=gone)
    with pytest.raises(Refused) as refused:
        check_effort_goal(said, today=TODAY)
    assert [one.condition for one in refused.value.obstacles] == ["effort_goal_ahead"]
    check_effort_goal(replace(said, stood_on=gone), today=TODAY)


def test_j4_a_status_says_what_it_rests_on() -> None:
    check_goal_status(note="11 af 27 har ordinære timer")
    with pytest.raises(Refused) as refused:
        check_goal_status(note="")
    assert refused.value.rule == "J4"


@pytest.mark.parametrize(
    ("state", "days", "overdue"),
    [
        (EffortGoalState.BEGUN, -1, True),
        (EffortGoalState.BEHIND, 0, False),
        (EffortGoalState.REACHED, -1, False),
        (EffortGoalState.DROPPED, -1, False),
    ],
)
def test_j4_only_an_open_goal_is_overdue(
    state: EffortGoalState, days: int, *, overdue: bool
) -> None:
    assert is_overdue(state, TODAY + timedelta(days=days), TODAY) is overdue
