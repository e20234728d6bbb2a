"""The plan approved together, version by version, and handed over (C3–C7)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import Goal, JointPlan, PlanVersion
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Department, Role
from fodfaeste.rules.plan.content import fingerprint
from fodfaeste.rules.plan.difference import difference
from fodfaeste.rules.plan.kinds import (
    GoalStatus,
    Participation,
)
from tests.records.plans import TEXTS, WHEN, approve, approved_plan, refusal, save, written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def test_c3_c5_approval_names_everything_that_is_missing(world: World, case: Case) -> None:
    save(world, world.cti_worker, case, actions.PlanTexts(), version=0)
    found = refusal(lambda: approve(world, case, roles=[], participation=None, note=""))
    assert found == [
        ("C3", "one_purpose"),
        ("C3", "goal_in_own_words"),
        ("C5", "citizen_took_part"),
        ("C5", "participation_described"),
        ("C3", "both_departments"),
    ]
    with acting_as(world.actor(world.cti_worker)):
        assert PlanVersion.objects.count() == 0


def test_c3_a_colleague_who_is_not_on_the_team_does_not_count_as_present(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    assert refusal(lambda: approve(world, case, roles=[Role.SOCIAL_CASEWORKER, Role.LEADER])) == [
        ("C3", "both_departments")
    ]


def test_m1_only_a_caseworker_on_the_team_approves(world: World, case: Case) -> None:
    written_plan(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        found = refusal(
            lambda: actions.approve(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                read="",
                roles_present=CASEWORKER_ROLES,
                participation=Participation.MEETING,
                participation_note="Karin var med.",
                **WHEN,
            )
        )
    assert found == [("M1", "as_caseworker")]


def test_c5_an_approved_version_is_frozen_and_each_change_is_a_new_one(
    world: World, case: Case
) -> None:
    written_plan(world, case)
    first = approve(world, case)
    save(world, world.cti_worker, case, replace(TEXTS, purpose="Et nyt fælles formål"), version=1)
    with acting_as(world.actor(world.cti_worker)):
        plan = queries.plan_of(case.pk)
        latest = queries.latest_version(case.pk)
    assert plan is not None
    assert latest is not None
    assert (plan.changed_since_approval, latest.content.purpose) == (True, TEXTS.purpose)
    second = approve(world, case)
    with acting_as(world.actor(world.cti_worker)):
        versions = queries.versions_of(case.pk)
        assert not JointPlan.objects.get().changed_since_approval
    assert [(version.number, version.content.purpose) for version in versions] == [
        (2, "Et nyt fælles formål"),
        (1, TEXTS.purpose),
    ]
    assert (first.number, second.number) == (1, 2)
    assert set(versions[0].roles_present) == CASEWORKER_ROLES
    changed = difference(versions[1].content, versions[0].content)
    assert [change.what for change in changed] == ["Formål"]


def test_c5_a_plan_without_changes_is_not_approved_again(world: World, case: Case) -> None:
    written_plan(world, case)
    approve(world, case)
    assert refusal(lambda: approve(world, case)) == [("C5", "changed_since_approval")]


def test_two_clicks_on_approve_make_one_version(world: World, case: Case) -> None:
    written_plan(world, case)
    key = uuid.uuid4()
    assert approve(world, case, key=key) == approve(world, case, key=key)
    with acting_as(world.actor(world.cti_worker)):
        assert PlanVersion.objects.count() == 1


def test_c5_what_is_approved_is_what_was_read_together(world: World, case: Case) -> None:
    written_plan(world, case)
    with acting_as(world.actor(world.cti_worker)):
        read = fingerprint(queries.content_of(case.pk))
        goal = Goal.objects.get()
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        actions.edit_goal(
            actor=actor,
            case=case,
            goal_id=goal.pk,
            version=1,
            new=actions.GoalWords(wording="Noget helt andet", status=GoalStatus.CURRENT),
            **WHEN,
        )
    assert refusal(lambda: approve(world, case, read=read)) == [("C5", "read_as_it_stands")]


def test_an_approval_is_told_to_the_rest_of_the_team_without_a_name(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    written_plan(world, case)
    approve(world, case)
    with as_owner():
        told = Notice.objects.filter(kind="plan_approved")
        assert set(told.values_list("recipient", flat=True)) == {
            world.social_caseworker.pk,
            world.job_consultant.pk,
            world.cti_worker.pk,
        }
        assert {notice.sentence for notice in told} == {
            "Den fælles plan er godkendt som version 1."
        }


def test_c6_the_day_the_citizen_got_the_paper_is_kept(world: World, case: Case) -> None:
    written_plan(world, case)
    approve(world, case)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        assert queries.paper_of(case.pk) == queries.Paper(approved=1, handed_over=0)
        actions.hand_over(
            actor=actor, key=uuid.uuid4(), case=case, number=1, handed_over_on=TODAY, **WHEN
        )
        assert queries.paper_of(case.pk) == queries.Paper(approved=1, handed_over=1)
        early = TODAY - timedelta(days=1)
        assert refusal(
            lambda: actions.hand_over(
                actor=actor, key=uuid.uuid4(), case=case, number=1, handed_over_on=early, **WHEN
            )
        ) == [("C6", "handed_over_after_approval")]


def test_c7_each_area_notes_its_own_talk_with_the_citizen(world: World, case: Case) -> None:
    yesterday = TODAY - timedelta(days=1)

    def discuss(user: User, department: Department, day: date) -> None:
        actor = world.actor(user)
        with acting_as(actor):
            actions.discuss_wishes(
                actor=actor, case=case, department=department, discussed_on=day, **WHEN
            )

    discuss(world.cti_worker, Department.SOCIAL, yesterday)
    with acting_as(world.actor(world.cti_worker)):
        found = queries.wishes_discussed(case.pk)
    assert (found.departments, found.on) == ({Department.SOCIAL}, yesterday)
    assert refusal(lambda: discuss(world.cti_worker, Department.EMPLOYMENT, TODAY)) == [
        ("C7", "own_area")
    ]
    discuss(world.job_consultant, Department.EMPLOYMENT, TODAY)
    with acting_as(world.actor(world.cti_worker)):
        found = queries.wishes_discussed(case.pk)
    assert (found.departments, found.on) == (set(Department), TODAY)


def test_m2_the_words_of_the_plan_never_stand_in_the_log(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    with as_owner():
        kept = str(
            list(AuditEvent.objects.filter(table_name__contains="plan").values_list("old", "new"))
        )
    assert TEXTS.purpose not in kept
    assert "hel arbejdsdag" not in kept
