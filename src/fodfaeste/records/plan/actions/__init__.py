"""Write the assessment and the plan, approve it together, hand it over."""

from fodfaeste.records.plan.actions.approval import approve
from fodfaeste.records.plan.actions.asking import ask_to_assess
from fodfaeste.records.plan.actions.assessment import NewEntry, assess, write_own_words
from fodfaeste.records.plan.actions.comments import answer_plan, comment
from fodfaeste.records.plan.actions.efforts import NewEffort, add_effort, edit_effort
from fodfaeste.records.plan.actions.goals import (
    GoalWords,
    NewSubGoal,
    add_goal,
    add_sub_goal,
    edit_goal,
    edit_sub_goal,
    move_goal,
)
from fodfaeste.records.plan.actions.guidance import NewGuidance, note_guidance
from fodfaeste.records.plan.actions.paper import PaperTo, hand_over, note_gone
from fodfaeste.records.plan.actions.texts import (
    PlanTexts,
    begin,
    discuss_wishes,
    note_talk,
    save_texts,
)

__all__ = [
    "GoalWords",
    "NewEffort",
    "NewEntry",
    "NewGuidance",
    "NewSubGoal",
    "PaperTo",
    "PlanTexts",
    "add_effort",
    "add_goal",
    "add_sub_goal",
    "answer_plan",
    "approve",
    "ask_to_assess",
    "assess",
    "begin",
    "comment",
    "discuss_wishes",
    "edit_effort",
    "edit_goal",
    "edit_sub_goal",
    "hand_over",
    "move_goal",
    "note_gone",
    "note_guidance",
    "note_talk",
    "save_texts",
    "write_own_words",
]
