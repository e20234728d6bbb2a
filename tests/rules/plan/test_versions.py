"""Approving a version and handing it over (C3–C6), and the talk before a placement (C7)."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.access.roles import TEAM_ROLES, Department, Role
from fodfaeste.rules.plan.approval import obstacles_to_approval
from fodfaeste.rules.plan.content import GoalContent, PlanContent
from fodfaeste.rules.plan.kinds import GoalStatus, JobGoalStatus, Participation
from fodfaeste.rules.plan.versions import (
    check_changed,
    departments_of,
    version_of,
)
from fodfaeste.rules.plan.wishes import WishesDiscussed, areas_that_talked, check_discussion
from fodfaeste.rules.plan.writing import check_effort, check_wording
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)
CALM = GoalContent(number=1, wording="Jeg vil have ro", status=GoalStatus.CURRENT)
PLAN = PlanContent(
    purpose="At Karin får et job, hun kan holde til",
    job_goal_status=JobGoalStatus.FORMULATED,
    job_goal="Lager",
    goals=(CALM,),
)
BOTH = (Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER)


def conditions(plan: PlanContent, roles: tuple[Role, ...] = BOTH) -> list[str]:
    facts = version_of(
        plan,
        participation=Participation.MEETING,
        participation_note="Karin læste planen højt.",
        roles_present=roles,
    )
    return [obstacle.condition for obstacle in obstacles_to_approval(facts)]


def test_c3_a_whole_plan_by_both_caseworkers_can_be_approved() -> None:
    assert conditions(PLAN) == []


def test_c3_consultants_do_not_stand_for_their_department() -> None:
    assert departments_of((Role.JOB_CONSULTANT, Role.SOCIAL_CASEWORKER)) == {Department.SOCIAL}
    assert conditions(PLAN, (Role.JOB_CONSULTANT, Role.CTI_WORKER)) == ["both_departments"]


def test_c3_a_goal_that_was_left_is_no_goal() -> None:
    left = GoalContent(number=1, wording="Jeg vil have ro", status=GoalStatus.LEFT)
    plan = PlanContent(
        purpose=PLAN.purpose, job_goal_status=PLAN.job_goal_status, job_goal="Lager", goals=(left,)
    )
    assert conditions(plan) == ["goal_in_own_words"]


def test_c4_no_job_goal_and_no_task_is_refused() -> None:
    assert conditions(PlanContent(purpose=PLAN.purpose, goals=(CALM,))) == ["job_goal_task"]


def test_c5_a_plan_that_is_approved_already_is_not_approved_again() -> None:
    check_changed(PLAN, None)
    with pytest.raises(Refused) as refused:
        check_changed(PLAN, PLAN)
    assert (refused.value.rule, refused.value.obstacles[0].condition) == (
        "C5",
        "changed_since_approval",
    )


def test_c7_an_area_speaks_for_itself_about_a_day_that_has_come() -> None:
    own = frozenset({Department.SOCIAL})
    check_discussion(department=Department.SOCIAL, seats=own, discussed_on=DAY, today=DAY)
    with pytest.raises(Refused) as refused:
        check_discussion(
            department=Department.EMPLOYMENT,
            seats=own,
            discussed_on=DAY + timedelta(days=1),
            today=DAY,
        )
    assert [(o.rule, o.condition) for o in refused.value.obstacles] == [
        ("C7", "own_area"),
        ("C7", "day_has_come"),
    ]


def test_c7_both_areas_have_talked_on_the_later_of_two_days() -> None:
    one = WishesDiscussed(social_on=DAY)
    assert (one.departments, one.on) == ({Department.SOCIAL}, DAY)
    both = WishesDiscussed(employment_on=DAY + timedelta(days=5), social_on=DAY)
    assert (both.departments, both.on) == (set(Department), DAY + timedelta(days=5))
    assert WishesDiscussed().on is None


@pytest.mark.parametrize(
    ("present", "wishes", "answered", "areas"),
    [
        ({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT}, "Dyr", False, set(Department)),
        ({Role.CITIZEN, Role.SOCIAL_CASEWORKER}, "", True, {Department.SOCIAL}),
        ({Role.CITIZEN, *TEAM_ROLES}, " \n", False, set()),
        ({Role.JOB_CONSULTANT, Role.CTI_WORKER}, "Dyr", True, set()),
        ({Role.CITIZEN, Role.LEADER}, "Dyr", True, set()),
    ],
)
def test_c7_who_was_there_when_wishes_were_talked_about_has_talked_about_them(
    present: set[Role],
    wishes: str,
    answered: bool,  # noqa: FBT001 -- a row of the table
    areas: set[Department],
) -> None:
    assert areas_that_talked(present, wishes=wishes, job_goal_answered=answered) == areas


def test_c3_an_effort_says_what_and_who_and_goes_forward() -> None:
    with pytest.raises(Refused) as refused:
        check_effort(wording=" ", responsible="", starts_on=DAY, ends_before=DAY)
    assert [o.condition for o in refused.value.obstacles] == [
        "wording_said",
        "responsible_said",
        "effort_forward",
    ]
    check_effort(
        wording="Støtte", responsible="Nadia", starts_on=DAY, ends_before=DAY + timedelta(days=1)
    )
    check_effort(wording="Støtte", responsible="Nadia", starts_on=None, ends_before=DAY)


def test_c3_a_goal_has_words() -> None:
    with pytest.raises(Refused, match="ingen tekst"):
        check_wording("\n ")
