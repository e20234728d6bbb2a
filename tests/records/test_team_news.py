"""A change on the team reaches the citizen, and what was promised reaches the newcomer (A1–A3)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, Citizen, Task, TeamMembership, TeamNews
from fodfaeste.records.cases.queries.team_news import untold
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState, ToldAs
from fodfaeste.rules.refusal import Refused
from tests.factories import courses
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
NOW = {"today": TODAY, "now": noon(TODAY)}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def change(
    world: World, case: Case, heir: User, role: Role = Role.JOB_CONSULTANT
) -> TeamMembership:
    actor = world.actor(world.leader)
    with acting_as(actor):
        said = actions.TeamChange(role=role, user_id=heir.pk, reason="Jonas er på barsel nu")
        return actions.change_team(actor=actor, key=uuid.uuid4(), **NOW, case=case, change=said)


def test_a3_a_citizen_without_a_page_is_told_by_the_newcomer(world: World, case: Case) -> None:
    change(world, case, world.stranger)
    actor = world.actor(world.stranger)
    with acting_as(actor):
        task = Task.objects.get(rule="A3")
        assert task.title == "Fortæl Karin Mølgaard, at Frede Mann er ny jobkonsulent"
        assert (task.responsible_id, task.due_on) == (actor.id, TODAY + timedelta(days=5))
        (news,) = untold(case, TODAY)
        assert (news.seat.user, news.before) == (world.stranger, world.job_consultant)
        told = actions.tell_change(
            actor=actor, case=case, news_id=news.pk, told_on=TODAY, told_as=ToldAs.TALK, **NOW
        )
        assert (told.told_on, told.told_as, told.told_by_id) == (TODAY, "talk", actor.id)
        task.refresh_from_db()
        assert (task.state, task.done_by_id) == (TaskState.DONE, actor.id)
        assert list(untold(case, TODAY)) == []
        again = actions.tell_change(
            actor=actor, case=case, news_id=news.pk, told_on=TODAY, told_as=ToldAs.LETTER, **NOW
        )
        assert again.told_as == ToldAs.TALK


def test_a3_a_citizen_with_a_page_sees_it_there_and_says_so(world: World, case: Case) -> None:
    with acting_as(world.actor(world.leader)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    case.refresh_from_db()
    change(world, case, world.stranger)
    me = world.actor(world.citizen)
    with acting_as(me):
        assert Task.objects.filter(rule="A3").count() == 0
        (news,) = untold(case, TODAY)
        assert actions.see_changes(actor=me, case=case, up_to=news.pk - 1, **NOW) == 0
        assert actions.see_changes(actor=me, case=case, up_to=news.pk, **NOW) == 1
        assert actions.see_changes(actor=me, case=case, up_to=news.pk, **NOW) == 0
        news.refresh_from_db()
        assert (news.told_as, news.told_by_id) == (ToldAs.OWN_PAGE, me.id)


def test_a3_who_is_gone_again_is_told_of_no_more(world: World, case: Case) -> None:
    change(world, case, world.stranger)
    third = person("Tine Tredje", Role.JOB_CONSULTANT, None)
    change(world, case, third)
    with acting_as(world.actor(world.leader)):
        assert [news.seat.user for news in untold(case, TODAY)] == [third]
        states = Task.objects.filter(rule="A3").order_by("pk").values_list("state", flat=True)
        assert list(states) == [TaskState.DROPPED, TaskState.OPEN]


def test_a2_open_tasks_follow_to_the_one_who_takes_over(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        mine = courses.task(case, "Ring til Bo", responsible=world.job_consultant, due_on=TODAY)
        done = courses.task(case, "Er gjort", responsible=world.job_consultant, due_on=TODAY)
        Task.objects.filter(pk=done.pk).update(state=TaskState.DONE)
        theirs = courses.task(case, "Samirs", responsible=world.social_caseworker, due_on=TODAY)
    change(world, case, world.stranger)
    with acting_as(world.actor(world.leader)):
        who = {task.pk: task.responsible_id for task in Task.objects.all()}
    assert who[mine.pk] == world.stranger.pk
    assert who[done.pk] == world.job_consultant.pk
    assert who[theirs.pk] == world.social_caseworker.pk


def test_a2_tasks_stay_with_a_caseworker_who_keeps_the_other_seat(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    both = world.employment_caseworker
    with as_owner():
        RoleAssignment.objects.create(user=both, role=Role.SOCIAL_CASEWORKER, starts_on=TODAY)
        TeamMembership.objects.filter(case=case, role=Role.SOCIAL_CASEWORKER).update(user=both)
        task = courses.task(case, "Ring til lægen", responsible=both, due_on=TODAY)
    change(world, case, world.social_caseworker, Role.SOCIAL_CASEWORKER)
    with acting_as(world.actor(world.leader)):
        assert Task.objects.get(pk=task.pk).responsible_id == both.pk


def test_a1_somebody_whose_account_is_closed_does_not_take_over(world: World, case: Case) -> None:
    User.objects.filter(pk=world.stranger.pk).update(is_active=False)
    with pytest.raises(Refused) as refused:
        change(world, case, world.stranger)
    assert refused.value.obstacles[0].condition == "successor_holds_role"


def test_m1_a_stranger_tells_nobody_anything(world: World, case: Case) -> None:
    change(world, case, world.stranger)
    outside = world.actor(world.job_consultant)
    with acting_as(outside):
        assert TeamNews.objects.count() == 0
        with pytest.raises(Refused):
            actions.tell_change(
                actor=outside, case=case, news_id=1, told_on=TODAY, told_as=ToldAs.TALK, **NOW
            )
