"""The assessment and the one joint plan: written by several, nothing overwritten."""

import random
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.db import transaction

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import Goal, JointPlan
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.kinds import (
    EffortStatus,
    GoalStatus,
    JobGoalStatus,
)
from fodfaeste.rules.refusal import Refused
from tests.records.plans import TEXTS, WHEN, save, written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def test_c3_a_case_has_one_plan_made_on_the_first_write(world: World, case: Case) -> None:
    with acting_as(world.actor(world.cti_worker)):
        assert queries.plan_of(case.pk) is None
    written_plan(world, case)
    save(world, world.job_consultant, case, TEXTS, version=1)
    with acting_as(world.actor(world.cti_worker)):
        assert JointPlan.objects.count() == 1
        content = queries.content_of(case.pk)
    assert (content.purpose, [goal.wording for goal in content.goals]) == (
        TEXTS.purpose,
        ["Jeg vil kunne holde til en hel arbejdsdag"],
    )


def test_the_first_words_are_not_stale_because_a_goal_came_first(world: World, case: Case) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.add_goal(actor=actor, key=uuid.uuid4(), case=case, wording="Ro", **WHEN)
    assert save(world, world.job_consultant, case, TEXTS, version=0).version == 1


def test_a_stale_save_is_refused_and_changes_nothing(world: World, case: Case) -> None:
    save(world, world.cti_worker, case, TEXTS, version=0)
    save(world, world.cti_worker, case, replace(TEXTS, purpose="Nadias formål"), version=1)
    with pytest.raises(Stale) as stale:
        save(world, world.job_consultant, case, replace(TEXTS, purpose="Jonas’ formål"), version=1)
    assert stale.value.current.purpose == "Nadias formål"  # type: ignore[attr-defined]
    with acting_as(world.actor(world.cti_worker)):
        assert queries.content_of(case.pk).purpose == "Nadias formål"


def test_the_same_save_twice_counts_once(world: World, case: Case) -> None:
    first = save(world, world.cti_worker, case, TEXTS, version=0)
    second = save(world, world.cti_worker, case, TEXTS, version=0)
    assert (first.version, second.version) == (1, 1)


def test_a_task_changed_by_another_is_not_overwritten_either(world: World, case: Case) -> None:
    unsure = replace(TEXTS, job_goal_status=JobGoalStatus.NOT_YET, job_goal="")
    save(world, world.cti_worker, case, unsure, version=0)
    save(world, world.cti_worker, case, replace(unsure, job_goal_task="Besøge et lager"), version=1)
    with pytest.raises(Stale):
        save(
            world,
            world.job_consultant,
            case,
            replace(unsure, job_goal_task="Besøge et gartneri"),
            version=1,
        )


@pytest.mark.parametrize("seed", range(4))
def test_two_editors_in_any_order_overwrite_nothing_in_silence(
    world: World, case: Case, seed: int
) -> None:
    """250 steps a run: whoever is told "saved" finds their word in the end."""
    chance = random.Random(seed)  # noqa: S311 -- an order of steps, no secret
    editors = {world.cti_worker: (0, ""), world.job_consultant: (0, "")}
    actors = {user: world.actor(user) for user in editors}
    acknowledged: list[str] = []
    stale = 0
    for step in range(250):
        user = chance.choice(list(editors))
        version, seen = editors[user]
        with acting_as(actors[user]):
            if chance.random() < 0.5:
                word = f"ord{step}"
                texts = replace(TEXTS, purpose=f"{seen} {word}".strip())
                try:
                    with transaction.atomic():
                        actions.save_texts(
                            actor=actors[user], case=case, version=version, texts=texts, **WHEN
                        )
                    acknowledged.append(word)
                except Stale:
                    stale += 1
            plan = queries.plan_of(case.pk)
            if plan and chance.random() < 0.7:
                editors[user] = (plan.version, plan.purpose)
    with acting_as(actors[world.cti_worker]):
        kept = queries.content_of(case.pk).purpose.split()
    assert kept == acknowledged
    assert stale > 10
    assert len(acknowledged) > 30


def test_c4_without_a_job_goal_there_is_a_task_to_reach_one(world: World, case: Case) -> None:
    unsure = actions.PlanTexts(purpose=TEXTS.purpose)
    save(world, world.cti_worker, case, unsure, version=0)
    with acting_as(world.actor(world.cti_worker)):
        task = Task.objects.get(rule="C4")
        assert (task.state, task.title) == (
            TaskState.OPEN,
            "Find frem til et jobmål sammen, fx på et virksomhedsbesøg.",
        )
    save(world, world.cti_worker, case, replace(TEXTS, job_goal="Gartneri"), version=1)
    with acting_as(world.actor(world.cti_worker)):
        task.refresh_from_db()
        assert (task.state, task.done_on) == (TaskState.DONE, TODAY)
        assert queries.content_of(case.pk).job_goal_task == ""


def test_goals_move_one_place_and_stay_at_the_ends(world: World, case: Case) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        made = [
            actions.add_goal(actor=actor, key=uuid.uuid4(), case=case, wording=word, **WHEN)
            for word in ("et", "to", "tre")
        ]

        def order() -> list[str]:
            return [goal.wording for goal in queries.content_of(case.pk).goals]

        actions.move_goal(actor=actor, case=case, goal_id=made[2].pk, up=True, **WHEN)
        assert order() == ["et", "tre", "to"]
        actions.move_goal(actor=actor, case=case, goal_id=made[0].pk, up=True, **WHEN)
        assert order() == ["et", "tre", "to"]
        actions.move_goal(actor=actor, case=case, goal_id=made[0].pk, up=False, **WHEN)
        assert order() == ["tre", "et", "to"]


def test_goals_move_among_those_that_are_pursued_and_once_for_two_clicks(
    world: World, case: Case
) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        made = [
            actions.add_goal(actor=actor, key=uuid.uuid4(), case=case, wording=word, **WHEN)
            for word in ("et", "to", "tre", "fire")
        ]
        left = actions.GoalWords(wording="to", status=GoalStatus.LEFT)
        actions.edit_goal(actor=actor, case=case, goal_id=made[1].pk, version=1, new=left, **WHEN)

        def order() -> list[str]:
            return [goal.wording for goal in queries.content_of(case.pk).pursued]

        actions.move_goal(actor=actor, case=case, goal_id=made[2].pk, up=True, **WHEN)
        assert order() == ["tre", "et", "fire"]
        for _ in range(2):
            actions.move_goal(actor=actor, case=case, goal_id=made[3].pk, up=True, stood=3, **WHEN)
        assert order() == ["tre", "fire", "et"]
        actions.move_goal(actor=actor, case=case, goal_id=made[1].pk, up=True, **WHEN)
        assert order() == ["tre", "fire", "et"]


def test_c3_sub_goals_and_efforts_stand_under_their_goal(world: World, case: Case) -> None:
    written_plan(world, case)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        goal = Goal.objects.get()
        step = actions.add_sub_goal(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            goal_id=goal.pk,
            new=actions.NewSubGoal(wording="Tage bussen", due_on=TODAY),
            **WHEN,
        )
        effort = actions.add_effort(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            goal_id=goal.pk,
            new=actions.NewEffort(wording="Mentor", responsible="Bo", law="LAB § 167"),
            **WHEN,
        )
        actions.edit_sub_goal(
            actor=actor,
            case=case,
            sub_goal_id=step.pk,
            version=1,
            new=actions.NewSubGoal(wording="Tage bussen", status=GoalStatus.REACHED),
            **WHEN,
        )
        actions.edit_effort(
            actor=actor,
            case=case,
            effort_id=effort.pk,
            version=1,
            new=actions.NewEffort(
                wording="Mentor",
                responsible="Bo",
                starts_on=TODAY,
                status=EffortStatus.RUNNING,
            ),
            **WHEN,
        )
        [found] = queries.content_of(case.pk).goals
    assert [(s.wording, s.status) for s in found.sub_goals] == [("Tage bussen", GoalStatus.REACHED)]
    assert [(e.responsible, e.law, e.status) for e in found.efforts] == [
        ("Bo", "", EffortStatus.RUNNING)
    ]


def test_m5_a_text_of_100000_characters_is_refused_with_its_length(
    world: World, case: Case
) -> None:
    with pytest.raises(Refused, match=r"100\.000 tegn"):
        save(world, world.cti_worker, case, replace(TEXTS, purpose="å" * 100_000), version=0)


def test_a_stranger_sees_no_plan(world: World, case: Case) -> None:
    written_plan(world, case)
    with acting_as(world.actor(world.stranger)):
        assert (queries.plan_of(case.pk), JointPlan.objects.count(), Goal.objects.count()) == (
            None,
            0,
            0,
        )
