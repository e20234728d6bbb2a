"""Write the assessment and the plan, approve it together, hand it over."""

from fodfaeste.records.plan.actions.approval import approve, hand_over
from fodfaeste.records.plan.actions.assessment import assess
from fodfaeste.records.plan.actions.efforts import NewEffort, add_effort, edit_effort
from fodfaeste.records.plan.actions.goals import (
    NewSubGoal,
    add_goal,
    add_sub_goal,
    edit_goal,
    edit_sub_goal,
    move_goal,
)
from fodfaeste.records.plan.actions.texts import PlanTexts, begin, discuss_wishes, save_texts

__all__ = [
    "NewEffort",
    "NewSubGoal",
    "PlanTexts",
    "add_effort",
    "add_goal",
    "add_sub_goal",
    "approve",
    "assess",
    "begin",
    "discuss_wishes",
    "edit_effort",
    "edit_goal",
    "edit_sub_goal",
    "hand_over",
    "move_goal",
    "save_texts",
]
