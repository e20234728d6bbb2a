"""What asks for sight once tells nobody more than the walls of the tables would (ADR 42)."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from fodfaeste.accounts.models import Unit, User
from fodfaeste.audit.writing import narrow_to
from fodfaeste.records.cases.models import BrokenGlass, Case, Citizen
from fodfaeste.records.followup.queries import leading
from fodfaeste.records.followup.queries.deadlines import deadlines_in
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag
from fodfaeste.rules.results.leading import Unwritten
from tests.factories import courses
from tests.records.deadline_worlds import DAYS, any_course
from tests.worlds import World, acting_as, make_world, noon, person

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]

TODAY = DAYS[0]
BEHIND_THE_WALLS = """
select case_id, kind, due_on, roles
from deadlines_of_cases(%s, coalesce(%s::bigint[], array(select id from records_case)), null)
"""
PAST_THEM = "select case_id, kind, due_on, roles from deadlines_in_sight(%s, %s::bigint[], null)"
AS_ASKED = "select case_id, kind, due_on, roles from deadlines_on(%s, %s::bigint[], null)"


ASKING_BEHIND_THE_WALLS = """
select asking_of_cases(%s, coalesce(%s::bigint[], array(select id from records_case)), %s)
"""
ASKING = "select asking_on(%s, %s::bigint[], %s)"
ASKING_PAST_THEM = "select asking_in_sight(%s, %s::bigint[], %s)"


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def elsewhere(world: World, as_owner: AsOwner) -> Unit:
    """Another unit with a leader of its own, and every third of sixty courses."""
    with as_owner():
        unit = Unit.objects.create(name="Et andet sted")
        company = courses.company()
        company.employees = 12
        company.save()
        made = [any_course(number, world, company, TODAY) for number in range(60)]
        there = [case.pk for case in made[::3]]
        Case.objects.filter(pk__in=there).update(unit=unit)
        Citizen.objects.filter(pk=made[0].citizen_id).update(account=world.citizen)
        BrokenGlass.objects.create(
            created_at=noon(TODAY),
            case=made[1],
            user=world.stranger,
            reason="Borgeren står i receptionen.",
            starts=noon(TODAY) - timedelta(hours=1),
            ends=noon(TODAY) + timedelta(hours=1),
        )
    return unit


def everybody(world: World, elsewhere: Unit) -> list[User]:
    """Those on the teams, leaders of either unit, somebody at an emergency, and those outside."""
    return [
        world.cti_worker,
        world.employment_caseworker,
        world.job_consultant,
        world.leader,
        person("Line Leder", Role.LEADER, elsewhere, leads=elsewhere),
        world.stranger,
        world.administrator,
        world.evaluator,
        world.citizen,
    ]


def told(sql: str, case_ids: Sequence[int] | None = None) -> Counter[tuple[Any, ...]]:
    """What a question of the database answers to whoever acts now."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [TODAY, None if case_ids is None else list(case_ids)])
        return Counter((*row[:3], tuple(row[3] or ())) for row in cursor.fetchall())


def test_m1_sight_that_is_asked_once_tells_what_the_walls_tell(
    world: World, elsewhere: Unit, as_owner: AsOwner
) -> None:
    with as_owner():
        ids = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    numbers = {}
    for user in everybody(world, elsewhere):
        with acting_as(world.actor(user, TODAY), TODAY):
            expected = told(BEHIND_THE_WALLS)
            assert told(AS_ASKED) == expected == told(AS_ASKED, ids), user.name
            if user == world.citizen:
                assert told(PAST_THEM) == Counter()
            else:
                assert told(PAST_THEM) == told(PAST_THEM, ids) == expected, user.name
            some = ids[::4]
            assert told(AS_ASKED, some) == told(BEHIND_THE_WALLS, some)
            numbers[user] = len({row[0] for row in expected})
    assert numbers[world.administrator] == numbers[world.evaluator] == 0
    assert numbers[world.stranger] == numbers[world.citizen] == 1
    assert numbers[world.leader] > 20


def asking(
    sql: str, kinds: Sequence[DeadlineKind], case_ids: Sequence[int] | None = None
) -> list[int]:
    """The courses that are named as asking for one of some kinds, to whoever acts now."""
    with connection.cursor() as cursor:
        wanted = [kind.value for kind in kinds]
        cursor.execute(sql, [TODAY, None if case_ids is None else list(case_ids), wanted])
        return sorted(number for (number,) in cursor.fetchall())


def test_g2_a_course_asks_when_one_of_the_kinds_stands_on_it(
    world: World, elsewhere: Unit, as_owner: AsOwner
) -> None:
    by_role = [[kind for kind in DeadlineKind if role in kind.roles] for role in TEAM_ROLES]
    sets = (*by_role, *(flag.kinds for flag in Flag), *([kind] for kind in DeadlineKind), ())
    with as_owner():
        ids = list(Case.objects.values_list("pk", flat=True))
    with acting_as(world.actor(world.leader, TODAY), TODAY):
        found = deadlines_in(None, TODAY)
        for kinds in sets:
            expected = sorted({one.case_id for one in found if one.kind in kinds})
            assert asking(ASKING, kinds) == expected == asking(ASKING, kinds, ids), kinds
        wanted = by_role[0]
        assert asking(ASKING, wanted) == asking(ASKING_BEHIND_THE_WALLS, wanted)
        assert asking(ASKING_PAST_THEM, wanted, ids) == asking(ASKING, wanted) != []
    for outside in (world.administrator, world.citizen):
        with acting_as(world.actor(outside, TODAY), TODAY):
            assert asking(ASKING_PAST_THEM, wanted, ids) == []


def test_m1_a_sight_that_was_narrowed_stays_narrow(
    world: World, elsewhere: Unit, as_owner: AsOwner
) -> None:
    with as_owner():
        here, other = Case.objects.exclude(unit=elsewhere).filter(closed_on=None)[:2]
    with acting_as(world.actor(world.leader, TODAY), TODAY):
        assert {here.pk, other.pk} <= {row[0] for row in told(AS_ASKED)}
        narrow_to([here.pk])
        found = told(AS_ASKED)
        assert found == told(PAST_THEM, [here.pk, other.pk]) == told(BEHIND_THE_WALLS)
        assert {row[0] for row in found} == {here.pk}


def test_nobody_who_does_not_say_who_they_are_is_told_of_a_course(
    world: World, elsewhere: Unit, as_owner: AsOwner, as_worker: AsOwner
) -> None:
    with as_owner():
        ids = list(Case.objects.values_list("pk", flat=True))
        everything = told(AS_ASKED, ids)
    with acting_as(world.actor(world.leader, TODAY), TODAY), connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', '', true)")
        for sql in (AS_ASKED, PAST_THEM, BEHIND_THE_WALLS):
            assert told(sql, ids) == Counter(), sql
        with as_worker():  # a job of its own sees every course, as it did
            assert told(AS_ASKED, ids) == everything == told(AS_ASKED)
            assert told(PAST_THEM, ids) == Counter()


def test_a6_what_a_leader_is_told_of_a_unit_is_what_is_in_sight(
    world: World, elsewhere: Unit, as_owner: AsOwner
) -> None:
    units = {world.unit.pk, elsewhere.pk}
    for user in everybody(world, elsewhere):
        with acting_as(world.actor(user, TODAY), TODAY):
            here = set(Case.objects.values_list("pk", flat=True))
            if user == world.citizen:
                here = set()
            lacking = [
                leading.unwritten_in(units, TODAY, named=one)[one].case_ids for one in Unwritten
            ]
            flow = leading.flow_in(units, since=date.min, today=TODAY)
            workers = leading.cti_workers_of(units, TODAY)
            first = flow[0].days.number + flow[0].waiting + flow[0].stopped
        assert {number for numbers in lacking for number in numbers} <= here, user.name
        assert first == len(here), user.name
        assert set(workers) <= ({world.cti_worker} if here else set()), user.name
        assert any(lacking) == bool(here) or len(here) == 1, user.name


def test_g3_a_colleague_who_stands_outside_is_told_of_nothing_by_number(
    world: World, elsewhere: Unit, as_owner: AsOwner
) -> None:
    with as_owner():
        ids = list(Case.objects.exclude(unit=elsewhere).values_list("pk", flat=True))
    leader = person("Line Leder", Role.LEADER, elsewhere, leads=elsewhere)
    with acting_as(world.actor(leader, TODAY), TODAY):
        assert deadlines_in(ids, TODAY) == ()
        assert deadlines_in(ids, TODAY, kinds=[DeadlineKind.SEAT_TAKEN]) == ()
        assert deadlines_in(None, TODAY) != ()
