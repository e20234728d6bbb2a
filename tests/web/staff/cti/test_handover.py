"""Tasks handed over in the browser, step by step (E11, F3, C2)."""

import uuid
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import Handover, HandoverStep
from tests.records.cti.steps import let_know, put_on_the_map
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import address, day, rows
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db

DUE = TODAY + timedelta(days=60)


def plan(cti: Client, case: Case, receiver: object = "borger", **said: object) -> HttpResponse:
    sent = {
        "key": uuid.uuid4(),
        "task": "Ringe om morgenen",
        "receiver": receiver,
        **day("due_on", DUE),
        **said,
    }
    return cti.post(address(case, "netvaerk/overdragelse/"), sent)  # type: ignore[return-value]


def take(cti: Client, case: Case, held: Handover, event: str, **said: object) -> HttpResponse:
    there = address(case, f"netvaerk/overdragelse/{held.pk}/{event}/")
    sent = {"version": held.version, "note": "", **day("on"), **said}
    return cti.post(there, sent)  # type: ignore[return-value]


def the_task(world: World) -> Handover:
    (held,) = rows(world, Handover)
    assert isinstance(held, Handover)
    return held


def test_e11_a_task_goes_to_the_citizen_step_by_step(
    world: World, running: Case, cti: Client
) -> None:
    assert plan(cti, running).status_code == 302
    assert take(cti, running, the_task(world), "accept", accepted_how="together").status_code == 302
    tried = take(cti, running, the_task(world), "try", note="Det gik med hjælp.")
    assert tried.status_code == 302
    take(cti, running, the_task(world), "hand_over")
    page = cti.get(address(running, "netvaerk/")).content.decode()
    assert "1 opgave: 1 hos borgeren." in page
    assert "sagde ja 4. marts da vi mødtes" in page
    told = cti.get(address(running, f"netvaerk/overdragelse/{the_task(world).pk}/"))
    assert "Det gik med hjælp." in told.content.decode()
    assert "1 opgave: 1 hos borgeren." in cti.get(address(running)).content.decode()


def test_c2_a_person_is_not_asked_without_the_citizens_yes(
    world: World, running: Case, cti: Client
) -> None:
    sister = put_on_the_map(world, running)
    plan(cti, running, sister.pk)
    answer = take(
        cti, running, the_task(world), "accept", accepted_how="phone", note="KANARIE hver dag"
    )
    page = answer.content.decode()
    assert (answer.status_code, "/metoden/#C2" in page) == (409, True)
    assert "Tal med borgeren, og registrér samtykket først." in page
    assert "KANARIE hver dag" in page
    let_know(world, sister)
    said = take(cti, running, the_task(world), "accept", accepted_how="phone")
    assert (said.status_code, the_task(world).state) == (302, "accepted")


def test_e11_a_step_that_does_not_follow_is_refused_with_its_rule(
    world: World, running: Case, cti: Client
) -> None:
    plan(cti, running)
    answer = take(cti, running, the_task(world), "hand_over", note="KANARIE")
    page = answer.content.decode()
    assert (answer.status_code, "/metoden/#E11" in page, "KANARIE" in page) == (409, True, True)
    assert "De har ikke sagt ja til opgaven endnu." in page
    assert take(cti, running, the_task(world), "fly").status_code == 404


def test_e11_what_did_not_hold_is_taken_back_with_a_reason_and_planned_anew(
    world: World, running: Case, cti: Client
) -> None:
    sister = put_on_the_map(world, running)
    plan(cti, running, sister.pk)
    assert take(cti, running, the_task(world), "take_back", note="Nej").status_code == 409
    take(cti, running, the_task(world), "take_back", note="Hun har nok i sit eget.")
    again = take(cti, running, the_task(world), "plan", receiver="borger", **day("due_on", DUE))
    assert (again.status_code, the_task(world).to_citizen) == (302, True)
    page = cti.get(address(running, f"netvaerk/overdragelse/{the_task(world).pk}/"))
    assert "Hun har nok i sit eget." in page.content.decode()


def test_two_clicks_take_one_step(world: World, running: Case, cti: Client) -> None:
    key = uuid.uuid4()
    plan(cti, running, key=key)
    plan(cti, running, key=key)
    held = the_task(world)
    for _ in range(2):
        assert take(cti, running, held, "accept", accepted_how="phone").status_code == 302
    assert len(rows(world, HandoverStep)) == 2


def test_a_stale_step_is_said_and_its_words_are_given_back(
    world: World, running: Case, cti: Client
) -> None:
    plan(cti, running)
    held = the_task(world)
    take(cti, running, held, "accept", accepted_how="phone")
    late = take(cti, running, held, "drop", note="KANARIE er ikke nødvendig")
    page = late.content.decode()
    assert (late.status_code, "KANARIE er ikke nødvendig" in page) == (409, True)


def test_bad_input_keeps_what_was_typed(world: World, running: Case, cti: Client) -> None:
    bad = plan(cti, running, due_on_day="31", due_on_month="2", task="KANARIE")
    assert (bad.status_code, "KANARIE" in bad.content.decode()) == (422, True)
    refused = plan(cti, running, receiver="", task="KANARIE")
    page = refused.content.decode()
    assert (refused.status_code, "Det står ikke, hvem der tager opgaven over." in page) == (
        409,
        True,
    )
    assert rows(world, Handover) == []


def test_f3_agreements_are_counted_down_in_phase_3(
    world: World, running: Case, sign_in: SignIn, today_is: object
) -> None:
    plan(sign_in(world.cti_worker), running)
    today_is(TODAY + timedelta(days=200))  # type: ignore[operator]
    page = sign_in(world.cti_worker).get(address(running, "netvaerk/")).content.decode()
    assert "1 opgave mangler et ja." in page
    assert "/metoden/#F3" in page


def test_e11_a_task_of_another_course_is_not_found(running: Case, cti: Client) -> None:
    assert cti.get(address(running, "netvaerk/overdragelse/99999/")).status_code == 404
