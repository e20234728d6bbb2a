"""Both plans as they are kept: two writers, every text, promises of known persons (F3, I1)."""

import uuid
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from django.db import connection

from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.actions import promises, safety, strategies
from fodfaeste.records.cti.models import (
    CrisisPlan,
    CrisisStrategy,
    SafetyPlanVersion,
    StrategyTry,
    Supporter,
)
from fodfaeste.records.cti.queries.safety import anchoring_of, promises_of
from fodfaeste.records.cti.queries.strategies import bank_of
from fodfaeste.records.foundation import Saved, Stale, made_by
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.rules.plan.merging import marks_of
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import conditions
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db

WORDS = safety.CrisisWords(
    signs="Jeg svarer ikke", what_helps="En gåtur", who_does_what="", numbers_to_call=""
)
NOTHING: dict[str, object] = {
    "signs": "",
    "what_helps": "",
    "who_does_what": "",
    "numbers_to_call": "",
    "strategies": [],
    "agreed_on": None,
}


@pytest.fixture
def case(world: World) -> Case:
    made = case_ready(world)
    start_cti(world, made)
    return made


def write(
    world: World, case: Case, words: safety.CrisisWords, version: int, seen: Any = None
) -> Saved[CrisisPlan]:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        return safety.write_crisis_plan(
            actor=actor,
            case=case,
            words=words,
            sitting=safety.Sitting(version=version, seen=seen),
            today=TODAY,
            now=noon(TODAY),
        )


def stands(world: World) -> CrisisPlan:
    with acting_as(world.actor(world.cti_worker)):
        return CrisisPlan.objects.get()


def test_t9_two_who_write_different_fields_are_both_kept(world: World, case: Case) -> None:
    seen = marks_of(NOTHING)
    write(world, case, replace(WORDS, what_helps=""), 0, seen)
    saved = write(world, case, replace(WORDS, signs="", what_helps="Musik"), 0, seen)
    plan = stands(world)
    assert (plan.signs, plan.what_helps, saved.taken_over) == (
        "Jeg svarer ikke",
        "Musik",
        ("signs",),
    )


def test_t8_in_every_order_of_two_writers_nothing_is_overwritten(world: World, case: Case) -> None:
    write(world, case, WORDS, 0)
    texts = ("signs", "what_helps")
    for turn, (mine, yours) in enumerate(product(texts, texts)):
        plan = stands(world)
        seen = marks_of({**NOTHING, **{name: getattr(plan, name) for name in texts}})
        held = replace(WORDS, signs=plan.signs, what_helps=plan.what_helps)
        first: Any = {mine: f"A{turn}"}
        second: Any = {yours: f"B{turn}"}
        write(world, case, replace(held, **first), plan.version, seen)
        if mine == yours:
            with pytest.raises(Stale):
                write(world, case, replace(held, **second), plan.version, seen)
            assert getattr(stands(world), mine) == f"A{turn}"
        else:
            write(world, case, replace(held, **second), plan.version, seen)
            found = stands(world)
            assert (getattr(found, mine), getattr(found, yours)) == (f"A{turn}", f"B{turn}")


def test_f3_a_text_saved_twice_is_one_version(world: World, case: Case) -> None:
    for version in (0, 1, 1):
        write(world, case, WORDS, version)
    with acting_as(world.actor(world.cti_worker)):
        assert list(SafetyPlanVersion.objects.values_list("number", flat=True)) == [1]


def test_f3_words_move_their_day_and_an_agreement_does_not(world: World, case: Case) -> None:
    write(world, case, WORDS, 0)
    with acting_as(world.actor(world.cti_worker)):
        CrisisPlan.objects.update(words_on=TODAY - timedelta(days=9))
    write(world, case, replace(WORDS, agreed_on=TODAY), 1)
    assert (stands(world).words_on, stands(world).agreed_on) == (
        TODAY - timedelta(days=9),
        TODAY,
    )


def put_in_bank(world: World, case: Case) -> int:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        return strategies.add_strategy(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            words=strategies.StrategyWords(text="Går en tur"),
            first=strategies.NewTry(
                tried_on=TODAY, situation=Situation.HOME, outcome=Outcome.WORKED
            ),
            today=TODAY,
            now=noon(TODAY),
        ).pk


def test_e15_only_what_is_of_the_own_bank_can_be_chosen_and_left_out_again(
    world: World, case: Case
) -> None:
    number = put_in_bank(world, case)
    write(world, case, replace(WORDS, strategies=(number, 999_999)), 0)
    with acting_as(world.actor(world.cti_worker)):
        assert [row.strategy_id for row in CrisisStrategy.objects.all()] == [number]
    write(world, case, WORDS, 1)
    with acting_as(world.actor(world.cti_worker)):
        assert [row.is_chosen for row in CrisisStrategy.objects.all()] == [False]


def test_e15_the_bank_is_read_in_two_questions_however_long_it_is(
    world: World, case: Case, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        put_in_bank(world, case)
    with acting_as(world.actor(world.cti_worker)), django_assert_num_queries(2):
        assert len(bank_of(case.pk)) == 3


def test_m1_only_the_cti_worker_and_the_citizen_write_in_the_bank(world: World, case: Case) -> None:
    actor = world.actor(world.job_consultant)
    with acting_as(actor), pytest.raises(Refused):
        strategies.add_strategy(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            words=strategies.StrategyWords(text="Går en tur"),
            first=strategies.NewTry(
                tried_on=TODAY, situation=Situation.HOME, outcome=Outcome.WORKED
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    with acting_as(world.actor(world.cti_worker)):
        assert StrategyTry.objects.count() == 0


def promise(world: World, case: Case, who: promises.Who) -> Supporter:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        return promises.add_promise(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            who=who,
            words=promises.Words(plan=PromiseIn.BOTH, promises="Ringer"),
            yes=promises.Yes(on=TODAY, how=AcceptedHow.PHONE),
            today=TODAY,
            now=noon(TODAY),
        )


@pytest.mark.parametrize(
    "who",
    [
        promises.Who(kind=SupporterKind.NETWORK, person_id=999_999),
        promises.Who(kind=SupporterKind.TEAM, colleague_id=999_999),
    ],
)
def test_f3_nobody_of_another_course_is_pointed_to(
    world: World, case: Case, who: promises.Who
) -> None:
    with pytest.raises(Refused) as caught:
        promise(world, case, who)
    assert conditions(caught) == [("F3", "promise_by_somebody_still_there")]


def test_i1_a_name_of_before_counts_while_it_is_on_the_team(world: World, case: Case) -> None:
    stamp = made_by(world.cti_worker.pk, noon(TODAY))
    with acting_as(world.actor(world.cti_worker)):
        for name in (world.job_consultant.name, "Ukendt Person"):
            Supporter.objects.create(
                **stamp, case=case, name=name, promises="Ringer", accepted_on=TODAY
            )
        assert [one.stands for one in promises_of(case.pk, TODAY)] == [True, False]
        assert not anchoring_of(case.pk, TODAY, since=TODAY).people_accepted


def test_i1_the_migration_points_names_at_the_map_and_the_team(
    world: World, case: Case, as_owner: Any
) -> None:
    stamp = made_by(world.cti_worker.pk, noon(TODAY))
    with acting_as(world.actor(world.cti_worker)):
        sister = NetworkPerson.objects.create(
            **stamp, case=case, name="Grete", relation="søster", kind=NetworkKind.PRIVATE
        )
        for name in ("grete", world.job_consultant.name.upper(), "Ukendt"):
            Supporter.objects.create(
                **stamp, case=case, name=name, promises="Ringer", accepted_on=TODAY
            )
    migration = import_module("fodfaeste.records.migrations.0031_strategies_and_promises")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(migration.NAMES_BECOME_PERSONS)
    with acting_as(world.actor(world.cti_worker)):
        rows = list(Supporter.objects.order_by("pk"))
    assert [(row.kind, row.person_id, row.colleague_id, row.accepted_on) for row in rows] == [
        ("network", sister.pk, None, TODAY),
        ("team", None, world.job_consultant.pk, TODAY),
        ("", None, None, TODAY),
    ]
