"""Where the board puts a course: the same as the rules, for those who see it and nobody else."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.queries.cards import cards_of
from fodfaeste.records.boards.queries.columns import Narrowed, columns_of
from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.queries.deadlines import flags_of
from fodfaeste.records.followup.queries.state import state_expression
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.boards.columns import COLUMN_OF, BoardColumn
from fodfaeste.rules.cases.kinds import CaseState
from tests.factories import courses
from tests.records import test_case_state_twin as histories
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
WHOLE = Narrowed()


def many(world: World, number: int = 120) -> None:
    """Histories of every kind in the leader's unit; as the owner."""
    chance = random.Random(20260818)  # noqa: S311 -- the same histories every time
    at = courses.company()
    for one in range(number):
        histories.a_history(chance, histories.a_case(one, world.unit), at)


def test_j2_the_board_and_the_rules_agree_on_every_course(as_owner: AsOwner) -> None:
    world = make_world()
    with as_owner():
        many(world)
    seen = set()
    for day in (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)):
        with as_owner():
            rows = Case.objects.annotate(state=state_expression(day)).values_list("pk", "state")
            expected = {pk: state for pk, state in rows if state != CaseState.CLOSED}
        with acting_as(world.actor(world.leader), day):
            found = {}
            for column in BoardColumn:
                page, total = 1, 1
                while len([one for one in found if COLUMN_OF[found[one]] is column]) < total:
                    here = columns_of(WHOLE, day, only=column, page=page)[column]
                    found |= {one.case_id: one.state for one in here.placed}
                    page, total = page + 1, here.total
        assert found == {pk: CaseState(state) for pk, state in expected.items()}
        seen |= set(found.values())
    assert seen == set(COLUMN_OF)


def test_j2_only_those_in_sight_are_counted(as_owner: AsOwner) -> None:
    world = make_world()
    mine = enrolled_case(world)
    with as_owner():
        many(world, 5)
        elsewhere = Unit.objects.create(name="Et andet sted")
        Case.objects.exclude(pk=mine.pk).update(unit=elsewhere)
    for user, expected in ((world.cti_worker, 1), (world.leader, 1), (world.stranger, 0)):
        with acting_as(world.actor(user)):
            counts = [one.total for one in columns_of(WHOLE, TODAY).values()]
        assert sum(counts) == expected


def test_j2_the_board_narrows_to_a_colleague_a_role_and_a_vacant_seat(as_owner: AsOwner) -> None:
    world = make_world()
    enrolled_case(world)
    with as_owner():
        many(world, 3)
        Case.objects.update(closed_on=None, closed_as="")

    def total(narrowed: Narrowed) -> int:
        return sum(one.total for one in columns_of(narrowed, TODAY).values())

    colleague = world.job_consultant.pk
    with acting_as(world.actor(world.leader)):
        assert total(WHOLE) == 4
        assert total(Narrowed(user_id=colleague)) == 1
        assert total(Narrowed(user_id=colleague, role=Role.JOB_CONSULTANT)) == 1
        assert total(Narrowed(user_id=colleague, role=Role.CTI_WORKER)) == 0
        assert total(Narrowed(vacant=Role.CTI_WORKER)) == 3
        assert total(Narrowed(unit_id=world.unit.pk)) == 4
        assert total(Narrowed(unit_id=world.unit.pk + 1000)) == 0


def test_j2_a_card_flags_what_min_dag_and_the_list_flag(as_owner: AsOwner) -> None:
    world = make_world()
    with as_owner():
        many(world, 40)
    with acting_as(world.actor(world.leader)):
        numbers = [pk for (pk,) in Case.objects.filter(closed_on=None).values_list("pk")]
        cards, flags = cards_of(numbers, TODAY), flags_of(numbers, TODAY)
    assert {pk: tuple(flag.kind for flag in card.flags) for pk, card in cards.items()} == {
        pk: flags.get(pk, ()) for pk in numbers
    }
    assert any(flags.values())


def test_j2_a_flag_asked_for_leaves_those_that_have_it(as_owner: AsOwner) -> None:
    world = make_world()
    with as_owner():
        many(world, 40)
    with acting_as(world.actor(world.leader)):
        numbers = [pk for (pk,) in Case.objects.filter(closed_on=None).values_list("pk")]
        flags = flags_of(numbers, TODAY)
        kind = next(iter(flags.values()))[0]
        found = columns_of(Narrowed(kinds=(kind,)), TODAY)
    assert sum(one.total for one in found.values()) == sum(
        kind in kinds for kinds in flags.values()
    )
