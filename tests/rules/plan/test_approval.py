from dataclasses import replace

import pytest

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.plan.approval import PlanVersion, check_approval, obstacles_to_approval
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation, PlanLegalForm
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = PlanVersion(
    purpose="Et job i en butik, som jeg kan holde til",
    job_goal_status=JobGoalStatus.FORMULATED,
    job_goal="Arbejde i et byggemarked",
    job_goal_task="",
    goals=("Jeg vil have kolleger igen",),
    participation=Participation.MEETING,
    participation_note="Vi skrev målene sammen.",
    departments=frozenset(Department),
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"purpose": "Job"}, [("C3", "one_purpose")]),
        ({"job_goal_status": None}, [("C3", "job_goal_answered")]),
        ({"job_goal": " "}, [("C3", "job_goal_said")]),
        ({"goals": ("",)}, [("C3", "goal_in_own_words")]),
        ({"goals": ()}, [("C3", "goal_in_own_words")]),
        ({"participation": None}, [("C5", "citizen_took_part")]),
        ({"participation_note": ""}, [("C5", "participation_described")]),
        ({"departments": frozenset({Department.SOCIAL})}, [("C3", "both_departments")]),
        ({"legal_form": PlanLegalForm.HOLISTIC}, [("C2", "citizen_consents")]),
    ],
)
def test_c3_and_c5_the_plan_is_approved_only_when_whole(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_approval(replace(READY, **changes))) == expected  # type: ignore[arg-type]


def test_c4_a_job_goal_that_is_not_found_yet_has_a_task_to_find_it() -> None:
    not_yet = replace(READY, job_goal_status=JobGoalStatus.NOT_YET, job_goal="")
    assert conditions(obstacles_to_approval(not_yet)) == [("C4", "job_goal_task")]
    check_approval(replace(not_yet, job_goal_task="Besøge to virksomheder"))


def test_c3_a_plan_that_lacks_something_is_refused() -> None:
    check_approval(READY)
    with pytest.raises(Refused):
        check_approval(replace(READY, purpose=""))
