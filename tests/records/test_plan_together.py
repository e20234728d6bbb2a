"""T8 and T9 through the actions: three people in one plan, and a database that keeps it."""

import random
import uuid
from dataclasses import dataclass, replace

import pytest
from django.db import transaction

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Stale
from fodfaeste.records.plan import actions
from fodfaeste.records.plan.models import Goal, JointPlan, SubGoal
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.plan.kinds import GoalStatus, JobGoalStatus
from fodfaeste.rules.plan.merging import Marks, marks_of
from fodfaeste.rules.refusal import Refused
from tests.editors import PEOPLE, Fields, Office
from tests.records.plans import TEXTS, WHEN, written_plan
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

TEXT_NAMES = ("citizen_words", "purpose", "job_goal")


@dataclass(slots=True)
class InDatabase:
    """The records of one plan, saved by the actions of real use."""

    actors: dict[str, Actor]
    case: Case
    goal: Goal
    step: SubGoal

    def read(self, record: str) -> Fields:
        """What a record says now."""
        if record == "texts":
            plan = JointPlan.objects.get(case=self.case)
            return {name: getattr(plan, name) for name in TEXT_NAMES}
        if record == "goal":
            return {"wording": Goal.objects.get(pk=self.goal.pk).wording}
        return {"wording": SubGoal.objects.get(pk=self.step.pk).wording}

    def save(self, who: str, record: str, seen: Marks, mine: Fields) -> bool:
        """Save by the action; False when it is stale."""
        actor = self.actors[who]
        try:
            with transaction.atomic(), acting_as(actor):
                self._save(actor, record, seen, mine)
        except Stale:
            return False
        return True

    def _save(self, actor: Actor, record: str, seen: Marks, mine: Fields) -> None:
        common = {"actor": actor, "case": self.case, "version": 0, **WHEN}
        if record == "texts":
            said = actions.PlanTexts(job_goal_status=JobGoalStatus.FORMULATED, **mine)
            fixed = {"job_goal_status": "formulated", "job_goal_task": ""}
            actions.save_texts(texts=said, seen={**seen, **marks_of(fixed)}, **common)
            return
        seen = {**seen, **marks_of({"status": "current", "due_on": None})}
        if record == "goal":
            words = actions.GoalWords(wording=mine["wording"], status=GoalStatus.CURRENT)
            actions.edit_goal(goal_id=self.goal.pk, new=words, seen=seen, **common)
        else:
            step = actions.NewSubGoal(wording=mine["wording"])
            actions.edit_sub_goal(sub_goal_id=self.step.pk, new=step, seen=seen, **common)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def store(world: World, case: Case) -> InDatabase:
    """A plan with texts, one goal and one step, and the three who write in it."""
    written_plan(world, case)
    people = (world.job_consultant, world.cti_worker, world.social_caseworker)
    actors = dict(zip(PEOPLE, map(world.actor, people), strict=True))
    with acting_as(actors["Nadia"]):
        goal = Goal.objects.get()
        step = actions.add_sub_goal(
            actor=actors["Nadia"],
            key=uuid.uuid4(),
            case=case,
            goal_id=goal.pk,
            new=actions.NewSubGoal(wording="Tage bussen"),
            **WHEN,
        )
    return InDatabase(actors, case, goal, step)


def test_t8_three_people_in_any_order_overwrite_nothing_in_silence(store: InDatabase) -> None:
    chance = random.Random(8)  # noqa: S311 -- an order of steps, no secret
    office = Office(store, ("texts", "goal", "step"), chance)
    with acting_as(store.actors["Nadia"]):
        for _ in range(1_500):
            office.step()
    assert office.saved > 300
    assert office.chosen > 40
    assert office.went_together > 10


def test_t9_the_second_is_told_what_the_first_changed_and_by_whom(store: InDatabase) -> None:
    seen = marks_of(
        {
            **{name: getattr(TEXTS, name) for name in TEXT_NAMES},
            "job_goal_status": TEXTS.job_goal_status,
            "job_goal_task": "",
        }
    )
    first, second = (
        {"citizen_words": TEXTS.citizen_words, "purpose": TEXTS.purpose, "job_goal": job_goal}
        for job_goal in ("Gartneri", TEXTS.job_goal)
    )
    for who, said in (("Nadia", first), ("Jonas", second | {"purpose": "Jonas’ fælles formål"})):
        actor = store.actors[who]
        with acting_as(actor):
            saved = actions.save_texts(
                actor=actor,
                case=store.case,
                version=1,
                texts=actions.PlanTexts(job_goal_status=JobGoalStatus.FORMULATED, **said),
                seen=seen,
                **WHEN,
            )
    assert (saved.taken_over, saved.colleague) == (("job_goal",), "Nadia Friis")
    assert (saved.record.purpose, saved.record.job_goal) == ("Jonas’ fælles formål", "Gartneri")


def test_c5_a_save_with_nothing_new_leaves_the_plan_as_it_was_approved(store: InDatabase) -> None:
    actor = store.actors["Nadia"]
    with acting_as(actor):
        JointPlan.objects.update(changed_since_approval=False)
        for wording, is_changed in ((store.goal.wording, False), ("Jeg vil have ro", True)):
            saved = actions.edit_goal(
                actor=actor,
                case=store.case,
                goal_id=store.goal.pk,
                version=1,
                new=actions.GoalWords(wording=wording, status=GoalStatus.CURRENT),
                seen={},
                **WHEN,
            )
            assert saved.wrote is is_changed
            assert JointPlan.objects.get().changed_since_approval is is_changed


def test_c3_dates_of_two_that_do_not_fit_together_are_refused(store: InDatabase) -> None:
    actor = store.actors["Nadia"]
    without = actions.NewEffort(wording="Mentor", responsible="Bo")
    seen = marks_of(without.values() | {"last_on": None})
    with acting_as(actor):
        made = actions.add_effort(
            actor=actor,
            key=uuid.uuid4(),
            case=store.case,
            goal_id=store.goal.pk,
            new=replace(without, ends_before=TODAY),
            **WHEN,
        )
        with pytest.raises(Refused) as refused, transaction.atomic():
            actions.edit_effort(
                actor=actor,
                case=store.case,
                effort_id=made.pk,
                version=1,
                new=replace(without, starts_on=TODAY),
                seen=seen,
                **WHEN,
            )
        made.refresh_from_db()
    assert [found.rule for found in refused.value.obstacles] == ["C3"]
    assert (made.starts_on, made.ends_before) == (None, TODAY)
