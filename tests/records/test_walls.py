"""The second wall, and the log, as the database keeps them."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from fodfaeste.audit import sealing
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, Citizen, TeamMembership
from fodfaeste.rules.refusal import Refused
from tests.worlds import (
    NOBODYS_CPR,
    TODAY,
    World,
    acting_as,
    enrolled_case,
    enrolment,
    make_world,
    noon,
)

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


def test_tests_ask_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_user like '%_web'")
        assert cursor.fetchone() == (True,)


def test_nobody_sees_anything_without_saying_who_acts(world: World) -> None:
    enrolled_case(world)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', '', true)")
        assert (Case.objects.count(), Citizen.objects.count()) == (0, 0)


def test_a_query_without_a_filter_returns_nothing_for_a_stranger(world: World) -> None:
    case = enrolled_case(world)
    with acting_as(world.actor(world.stranger)):
        assert not Case.objects.filter(pk=case.pk).exists()
        assert TeamMembership.objects.count() == 0
    with acting_as(world.actor(world.cti_worker)):
        assert list(Case.objects.all()) == [case]
    with acting_as(world.actor(world.leader)):
        assert list(Citizen.objects.values_list("surname", flat=True)) == ["Mølgaard"]


def test_a_role_that_ends_takes_the_sight_with_it(world: World) -> None:
    enrolled_case(world)
    actor = world.actor(world.cti_worker)
    world.cti_worker.role_assignments.update(ends_before=TODAY)
    with acting_as(actor):
        assert Case.objects.count() == 0


def test_raw_sql_of_the_serving_role_leaves_a_log_row(world: World, as_owner: AsOwner) -> None:
    case = enrolled_case(world)
    with acting_as(world.actor(world.cti_worker)), connection.cursor() as cursor:
        cursor.execute("update records_case set target_note = 'æøå' where id = %s", [case.pk])
    with as_owner():
        row = AuditEvent.objects.filter(operation="update", table_name="records_case").latest("id")
        assert (row.actor, row.case_id, row.columns) == (
            str(world.cti_worker.pk),
            case.pk,
            ["target_note"],
        )
        assert (row.old, row.new) == (None, None)


def test_the_serving_role_can_neither_read_nor_change_the_log() -> None:
    for statement in (
        "select * from audit_auditevent",
        "insert into audit_auditevent (actor) values ('x')",
        "update audit_auditevent set actor = 'x'",
        "delete from audit_auditevent",
        "truncate audit_auditevent",
        "select audit_seal()",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_even_the_owner_is_refused_a_change_of_the_log(world: World, as_owner: AsOwner) -> None:
    enrolled_case(world)
    with (
        as_owner(),
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        AuditEvent.objects.update(actor="nobody")


@pytest.mark.parametrize("seal_first", [True, False])
def test_tampering_by_the_owner_is_found_and_the_first_bad_row_named(
    world: World, as_owner: AsOwner, *, seal_first: bool
) -> None:
    enrolled_case(world)
    with as_owner(), connection.cursor() as cursor:
        if seal_first:
            assert sealing.seal() >= 1
        assert sealing.faults() == ()
        cursor.execute("select min(id), max(id) from audit_auditevent")
        first, _ = cursor.fetchone()
        cursor.execute("alter table audit_auditevent disable trigger append_only")
        cursor.execute(
            "update audit_auditevent set actor = 'x' where id in (%s, %s + 1)", [first] * 2
        )
        assert sealing.faults()[0] == sealing.Fault(row=first, what="changed")


def test_a_sealed_row_that_is_gone_is_missed(world: World, as_owner: AsOwner) -> None:
    enrolled_case(world)
    with as_owner(), connection.cursor() as cursor:
        sealing.seal()
        cursor.execute("alter table audit_auditevent disable trigger append_only")
        cursor.execute(
            "delete from audit_auditevent where id = (select min(id) + 1 from audit_auditevent)"
        )
        assert [fault.what for fault in sealing.faults()] == ["missing"]


def test_a1_the_same_citizen_is_not_enrolled_twice(world: World) -> None:
    enrolled_case(world)
    with pytest.raises(Refused) as refused:
        enrolled_case(world)
    assert refused.value.rule == "A1"


def test_the_same_form_sent_twice_enrols_once(world: World) -> None:
    actor, key = world.actor(world.employment_caseworker), uuid.uuid4()
    made = []
    for _ in range(2):
        with acting_as(actor):
            made.append(
                actions.enrol(
                    actor=actor,
                    key=key,
                    citizen=actions.NewCitizen(cpr=NOBODYS_CPR, given_names="Bo", surname="Å"),
                    enrolment=enrolment(world),
                    today=TODAY,
                    now=noon(TODAY),
                    allow_replacement_cpr=True,
                )
            )
    assert made[0] == made[1]
    with acting_as(actor):
        assert Case.objects.count() == 1
