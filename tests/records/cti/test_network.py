"""The network map and its history as they are kept: E11 and C2."""

from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.actions import withdraw_consent
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.actions import handover, network
from fodfaeste.records.cti.models import Handover
from fodfaeste.records.cti.queries import handovers
from fodfaeste.records.cti.queries.course import open_course
from fodfaeste.records.cti.queries.handovers import HandoverTask
from fodfaeste.records.cti.queries.network_map import OnTheMap, members_of
from fodfaeste.records.foundation import Stale
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.consent.lasting import ConsentState
from fodfaeste.rules.cti.kinds import AcceptedHow, HandoverEvent, HandoverState
from fodfaeste.rules.cti.network_map import Standing
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import (
    conditions,
    consent_to,
    let_know,
    plan_handover,
    put_on_the_map,
    step,
)
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db

CLOSE, SOME, THIN = NetworkStrength
PLAN, ACCEPT, TRY, HAND_OVER, TAKE_BACK, DROP = HandoverEvent
LATER = TODAY + timedelta(days=40)


def change(
    world: World, held: NetworkPerson, *, day: date = LATER, version: int = 0, **said: object
) -> NetworkPerson:
    """Say something new about somebody; what is not said stays."""
    actor = world.actor(world.cti_worker, day)
    stands = {
        "name": held.name,
        "relation": held.relation,
        "kind": held.kind,
        "is_offer": held.is_offer,
        "phone": held.phone,
        "strength": held.strength or None,
        "supports_with": held.supports_with,
        "agreed_task": held.agreed_task,
    }
    with acting_as(actor, day):
        return network.change_person(
            actor=actor,
            case=held.case,
            person_id=held.pk,
            version=version or held.version,
            person=network.NewPerson(**{**stands, **said}),
            today=day,
            now=noon(day),
        )


def on_the_map(world: World, case: Case, *, day: date = LATER) -> tuple[OnTheMap, ...]:
    with acting_as(world.actor(world.cti_worker, day), day):
        return members_of(case.pk, today=day)


def tasks_of(world: World, case: Case, *, day: date = TODAY) -> tuple[HandoverTask, ...]:
    with acting_as(world.actor(world.cti_worker, day), day):
        course = open_course(case.pk)
        assert course
        return handovers.handovers_of(course, today=day)


def test_e11_what_stood_before_a_change_is_kept_with_its_days(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case, strength=THIN, supports_with="Ringer")
    changed = change(world, held, strength=CLOSE, supports_with="Ringer hver aften")
    change(world, changed, name="Grete Holm", phone="20 11 22 33")
    (seen,) = on_the_map(world, case)
    assert (seen.member.name, seen.since_on, seen.now.strength) == ("Grete Holm", LATER, CLOSE)
    assert seen.member.on(TODAY) == Standing(strength=THIN, supports_with="Ringer")
    assert seen.member.on(TODAY - timedelta(days=1)) is None


def test_e11_a_day_that_lies_back_is_the_day_it_became_so(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case, strength=THIN, from_on=date(2020, 1, 1))
    change(world, held, strength=SOME, from_on=TODAY)
    (seen,) = on_the_map(world, case)
    assert [
        seen.member.on(day) and seen.member.on(day).strength  # type: ignore[union-attr]
        for day in (date(2020, 1, 1), TODAY)
    ] == [THIN, SOME]


def test_e11_a_beginning_that_was_written_too_late_is_put_back(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case, strength=THIN)
    before = date(2019, 1, 1)
    same = change(world, held, strength=THIN, from_on=before)
    assert (same.since_on, on_the_map(world, case)[0].member.on(before)) == (
        before,
        Standing(strength=THIN),
    )
    same = change(world, same, strength=THIN, phone="20 11 22 33", from_on=LATER)
    assert same.since_on == before
    nearer = change(world, same, strength=CLOSE, from_on=TODAY)
    with pytest.raises(Refused) as caught:
        change(world, nearer, strength=CLOSE, from_on=before)
    assert conditions(caught) == [("E11", "network_days_in_order")]


def test_e11_a_stale_change_overwrites_nobody(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case)
    change(world, held, strength=CLOSE)
    with pytest.raises(Stale):
        change(world, held, strength=THIN, version=1)


def test_c2_a_future_task_is_agreed_with_nobody_the_citizen_has_not_let_us_speak_with(
    world: World,
) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case)
    with pytest.raises(Refused) as caught:
        change(world, held, agreed_task="Følger med til lægen")
    assert conditions(caught) == [("C2", "agreed_with_consent")]
    let_know(world, held)
    assert change(world, held, agreed_task="Følger med til lægen").agreed_task


def leave(
    world: World, held: NetworkPerson, *, day: date, left_on: date | None = None
) -> NetworkPerson:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        return network.take_off(
            actor=actor,
            case=held.case,
            person_id=held.pk,
            version=held.version,
            leaving=network.Leaving(left_on=left_on or day, why="Flyttet til Aalborg"),
            today=day,
            now=noon(day),
        )


def come_back(world: World, held: NetworkPerson, *, day: date) -> NetworkPerson:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        return network.put_back(
            actor=actor, case=held.case, person_id=held.pk, today=day, now=noon(day)
        )


def test_e11_a_removal_is_undone_and_a_return_leaves_the_gap(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case)
    leave(world, held, day=LATER)
    come_back(world, held, day=LATER)
    (seen,) = on_the_map(world, case)
    assert (seen.since_on, seen.left_on, len(seen.member.stretches)) == (TODAY, None, 1)
    held.refresh_from_db()
    leave(world, held, day=LATER)
    again = LATER + timedelta(days=30)
    assert come_back(world, held, day=again).since_on == again
    come_back(world, held, day=again)
    (seen,) = on_the_map(world, case, day=again)
    there = [seen.member.on(day) is not None for day in (TODAY, LATER, again)]
    assert there == [True, False, True]


def test_e11_a_removal_of_a_day_long_ago_is_undone_when_it_was_a_slip(world: World) -> None:
    case = case_ready(world)
    held = put_on_the_map(world, case)
    leave(world, held, day=LATER, left_on=TODAY)
    assert come_back(world, held, day=LATER).since_on == TODAY
    (seen,) = on_the_map(world, case)
    assert (seen.left_on, len(seen.member.stretches)) == (None, 1)


def test_e11_nobody_leaves_with_a_task(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    assert held.to_person
    with pytest.raises(Refused) as caught:
        leave(world, held.to_person, day=TODAY)
    assert conditions(caught) == [("E11", "tasks_have_another_place")]
    step(world, held, DROP)
    assert leave(world, held.to_person, day=TODAY).left_on == TODAY


def test_c2_a_person_takes_a_task_over_by_consent_only(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    with pytest.raises(Refused) as caught:
        step(world, held, ACCEPT)
    assert conditions(caught) == [("C2", "task_told_with_consent")]
    consent_to(world, held)
    assert step(world, held, ACCEPT).state is HandoverState.ACCEPTED


def test_e11_a_task_is_handed_over_when_the_person_has_said_yes(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent_to(world, held)
    with pytest.raises(Refused) as caught:
        step(world, held, HAND_OVER)
    assert conditions(caught) == [("E11", "handover_accepted")]
    said_yes = step(world, held, ACCEPT, accepted_how=AcceptedHow.PHONE)
    done = step(world, step(world, said_yes, TRY), HAND_OVER)
    assert (done.handed_over_on, done.accepted_on, done.accepted_how) == (TODAY, TODAY, "phone")


def test_e11_what_did_not_hold_is_taken_back_and_given_to_the_next_with_its_history(
    world: World,
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent_to(world, held)
    back = step(world, step(world, held, ACCEPT), TAKE_BACK, note="Hun fik selv for meget.")
    again = step(world, back, PLAN, receiver=handover.CITIZEN, due_on=TODAY)
    assert (again.to_citizen, again.to_person, again.accepted_on) == (True, None, None)
    with acting_as(world.actor(world.cti_worker)):
        told = handovers.steps_of(held.pk)
    assert [(one.event, one.receiver, one.note) for one in told] == [
        (PLAN, "Grete", ""),
        (ACCEPT, "Grete", ""),
        (TAKE_BACK, "Grete", "Hun fik selv for meget."),
        (PLAN, "", ""),
    ]


def test_c2_a_withdrawal_ends_an_acceptance_at_once(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent = consent_to(world, held)
    said_yes = step(world, held, ACCEPT)
    assert [one.is_accepted for one in tasks_of(world, case)] == [True]
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        withdraw_consent(
            actor=actor, case=case, consent_id=consent.pk, today=TODAY, now=noon(TODAY)
        )
    assert [one.is_accepted for one in tasks_of(world, case)] == [False]
    (seen,) = on_the_map(world, case, day=TODAY)
    assert seen.member.contact is ConsentState.WITHDRAWN
    with pytest.raises(Refused) as caught:
        step(world, said_yes, TRY)
    assert conditions(caught) == [("C2", "task_told_with_consent")]


def test_e11_offers_and_people_without_a_course_stand_on_the_map(world: World) -> None:
    case = case_ready(world)
    put_on_the_map(
        world, case, name="Ådalens Fodbold", kind=NetworkKind.CIVIL_SOCIETY, is_offer=True
    )
    (seen,) = on_the_map(world, case, day=TODAY)
    assert (seen.member.is_offer, seen.member.contact, seen.now) == (True, None, Standing())


def test_the_queries_are_as_many_with_two_people_as_with_twenty(
    world: World, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    plan_handover(world, case)
    for number in range(20):
        put_on_the_map(world, case, name=f"Person {number}")
    with acting_as(world.actor(world.cti_worker)):
        course = open_course(case.pk)
        assert course
        with django_assert_num_queries(3):  # type: ignore[operator]
            assert len(members_of(case.pk, today=TODAY)) == 21
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert len(handovers.handovers_of(course, today=TODAY)) == 1
        assert Handover.objects.count() == 1
