"""Days away as the records keep them: said once, by the right ones, told to the deputy (A1, G3)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from fodfaeste.accounts.models import Absence, User
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.actions.absences import Away, end_absence, say_absent
from fodfaeste.records.cases.actions.quick import ask_quickly
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries.absences import load_meanwhile, people_led
from fodfaeste.records.followup.queries.day import day_of
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.quick import QuickMatter
from fodfaeste.rules.refusal import Refused
from tests.factories import courses
from tests.records.test_deputy_twin import stand_in
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
NOW = noon(TODAY)
WEEK = timedelta(days=6)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def deputy() -> User:
    return person("Dorte Deputy", Role.CTI_WORKER, None)


def say(actor: Actor, absent: User, deputy: User, *, key: uuid.UUID | None = None) -> Absence:
    away = Away(person_id=absent.pk, deputy_id=deputy.pk, starts_on=TODAY, last_day=TODAY + WEEK)
    with acting_as(actor):
        return say_absent(actor=actor, key=key or uuid.uuid4(), away=away, today=TODAY, now=NOW)


def test_a1_a_colleague_says_so_once_and_the_deputy_hears(
    world: World, case: Case, deputy: User
) -> None:
    actor, key = world.actor(world.cti_worker), uuid.uuid4()
    first = say(actor, world.cti_worker, deputy, key=key)
    assert say(actor, world.cti_worker, deputy, key=key) == first
    assert (first.starts_on, first.ends_before) == (TODAY, TODAY + WEEK + timedelta(days=1))
    with acting_as(world.actor(deputy)):
        assert [notice.case_number for notice in Notice.objects.all()] == [None]
    with pytest.raises(Refused) as refused:
        say(actor, world.cti_worker, deputy)
    assert refused.value.obstacles[0].condition == "absent_once"


def test_a1_the_leader_says_so_for_the_sick_and_nobody_else_does(
    world: World, case: Case, deputy: User
) -> None:
    leader = world.actor(world.leader)
    with acting_as(leader):
        assert world.cti_worker in people_led(leader, TODAY)
        assert world.stranger not in people_led(leader, TODAY)
    for outsider in (world.stranger, world.social_caseworker):
        with pytest.raises(Refused) as refused:
            say(world.actor(outsider), world.cti_worker, deputy)
        assert refused.value.obstacles[0].condition == "absence_of_ones_own"
    assert say(leader, world.cti_worker, deputy).said_by_id == leader.id


def test_a1_it_ends_by_the_calendar_and_earlier_when_one_is_back(
    world: World, case: Case, deputy: User
) -> None:
    absence = say(world.actor(world.cti_worker), world.cti_worker, deputy)
    last_day = TODAY + WEEK
    for day, seen in ((last_day, 1), (last_day + timedelta(days=1), 0)):
        with acting_as(world.actor(deputy, day), day):
            assert Case.objects.count() == seen
    leader = world.actor(world.leader)
    with acting_as(leader):
        ended = end_absence(actor=leader, absence_id=absence.pk, today=TODAY, now=NOW)
        assert (ended.ends_before, ended.ended_by_id) == (TODAY, leader.id)
        assert end_absence(actor=leader, absence_id=absence.pk, today=TODAY, now=NOW) == ended
    with acting_as(world.actor(deputy)):
        assert Case.objects.count() == 0
    assert Absence.objects.count() == 1
    stranger = world.actor(world.stranger)
    later = say(world.actor(world.cti_worker), world.cti_worker, deputy)
    with acting_as(stranger), pytest.raises(Refused):
        end_absence(actor=stranger, absence_id=later.pk, today=TODAY, now=NOW)


def ask(world: World, case: Case) -> None:
    asker = world.actor(world.job_consultant)
    with acting_as(asker):
        ask_quickly(
            actor=asker,
            key=uuid.uuid4(),
            case=case,
            matter=QuickMatter.OTHER,
            question="Kan Karin få en bisidder med i morgen?",
            asked=frozenset({Role.CTI_WORKER}),
            today=TODAY,
            now=NOW,
        )


def test_g3_questions_duties_and_tasks_reach_the_deputy_marked_for_whom(
    world: World, case: Case, deputy: User, as_owner: AsOwner
) -> None:
    with as_owner():
        stand_in(world.cti_worker, deputy, TODAY, TODAY + WEEK)
        task = courses.task(case, "Ring til Karin", responsible=world.cti_worker, due_on=TODAY)
        courses.task(case, "Samirs egen", responsible=world.social_caseworker, due_on=TODAY)
    ask(world, case)
    actor, absent = world.actor(deputy), world.actor(world.cti_worker)
    with acting_as(actor):
        day = day_of(actor, TODAY)
        assert [one.pk for one in day.tasks] == [task.pk]
        assert day.held.deputised == {case.pk: "Nadia Friis"}
        assert day.held.whose(case.pk, {Role.CTI_WORKER}) == "Nadia Friis"
    with acting_as(absent):
        theirs = day_of(absent, TODAY)
        assert theirs.deadlines == day.deadlines
        assert "quick_answered" in {item.kind for item in theirs.deadlines}
        assert theirs.held.whose(case.pk, {Role.CTI_WORKER}) == ""
    for reader in (deputy, world.cti_worker):
        with acting_as(world.actor(reader)):
            assert Notice.objects.filter(case_number=case.pk).count() == 1


def test_m1_a_deputy_does_the_days_work_and_leaves_the_team_alone(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    second = person("Dorte Deputy", Role.EMPLOYMENT_CASEWORKER, None)
    with as_owner():
        stand_in(world.employment_caseworker, second, TODAY, TODAY + WEEK)
    actor = world.actor(second)
    with acting_as(actor):
        made = cases.add_task(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            title="Ring til lægen",
            responsible=actor.id,
            due_on=TODAY,
            today=TODAY,
            now=NOW,
        )
        assert made.created_by_id == actor.id
        change = cases.TeamChange(
            role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="Jonas er på barsel nu"
        )
        with pytest.raises(Refused) as refused:
            cases.change_team(
                actor=actor, key=uuid.uuid4(), case=case, change=change, today=TODAY, now=NOW
            )
    assert refused.value.rule == "M1"


def test_a6_a_deputys_hands_are_weighed_with_both_caseloads(
    world: World, case: Case, deputy: User
) -> None:
    with acting_as(world.actor(world.leader)):
        assert load_meanwhile(deputy.pk, world.cti_worker.pk, TODAY) == 10
