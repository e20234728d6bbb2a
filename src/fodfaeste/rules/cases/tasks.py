"""Rules that give somebody a task, and are content when it is done (B4, B6, B7, C2, C3, E4).

A task carries its rule; what the rule asks for finishes the task by itself, so that nobody has to
say twice that it is done.
"""

TIME_PLAN = "B4"
BASELINE = "B6"
CV = "B7"
CONSENT = "C2"
ONE_PLAN = "C3"
WORK_AGREEMENT = "E4"
