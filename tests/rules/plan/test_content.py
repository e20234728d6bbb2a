"""The plan as it is frozen, and the sign it is known by."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.plan.content import (
    EffortContent,
    GoalContent,
    PlanContent,
    SubGoalContent,
    as_json,
    fingerprint,
    from_json,
)
from fodfaeste.rules.plan.kinds import EffortStatus, GoalStatus, JobGoalStatus, PlanLegalForm

days = st.none() | st.dates()
numbers = st.integers(min_value=1, max_value=10**12)
steps = st.builds(
    SubGoalContent,
    number=numbers,
    wording=st.text(),
    status=st.sampled_from(GoalStatus),
    due_on=days,
)
efforts = st.builds(
    EffortContent,
    number=numbers,
    wording=st.text(),
    responsible=st.text(),
    status=st.sampled_from(EffortStatus),
    law=st.text(),
    starts_on=days,
    ends_before=days,
)
goals = st.builds(
    GoalContent,
    number=numbers,
    wording=st.text(),
    status=st.sampled_from(GoalStatus),
    sub_goals=st.lists(steps, max_size=2).map(tuple),
    efforts=st.lists(efforts, max_size=2).map(tuple),
)
plans = st.builds(
    PlanContent,
    citizen_words=st.text(),
    purpose=st.text(),
    job_goal_status=st.sampled_from(JobGoalStatus),
    job_goal=st.text(),
    job_goal_task=st.text(),
    legal_form=st.sampled_from(PlanLegalForm),
    goals=st.lists(goals, max_size=3).map(tuple),
)


@given(plan=plans)
def test_c5_what_is_frozen_comes_back_word_for_word(plan: PlanContent) -> None:
    assert from_json(as_json(plan)) == plan


@given(plan=plans)
def test_the_sign_of_a_plan_changes_with_one_letter(plan: PlanContent) -> None:
    assert fingerprint(plan) == fingerprint(from_json(as_json(plan)))
    assert fingerprint(plan) != fingerprint(replace(plan, purpose=plan.purpose + "å"))


def test_c3_goals_that_were_left_are_kept_apart_from_those_that_stand() -> None:
    goals = tuple(
        GoalContent(number=number, wording=status, status=status)
        for number, status in enumerate(GoalStatus, start=1)
    )
    plan = PlanContent(goals=goals)
    assert [goal.status for goal in plan.pursued] == [GoalStatus.CURRENT, GoalStatus.REACHED]
    assert [goal.status for goal in plan.let_go] == [GoalStatus.CHANGED, GoalStatus.LEFT]
