"""Whom the crisis plan on paper names (F3)."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from fodfaeste.pdf.papers.safety import (
    crisis_document,
    pocket_document,
    retention_document,
)
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.models import CrisisPlan, CtiCourse, Supporter
from fodfaeste.records.cti.queries.safety import anchoring_of
from tests.web.staff.safety.steps import PLAN, address, day, promise, put_in_bank, rows, strategy
from tests.worlds import TODAY, World, acting_as

pytestmark = pytest.mark.django_db


def names(world: World, case: Case, on: date = TODAY) -> list[str]:
    with acting_as(world.actor(world.cti_worker, on), on):
        return [one.name for one in crisis_document(case, on).people]


def test_f3_paper_names_the_cti_worker_while_cti_runs_and_who_supports_after_it(
    world: World, running: Case
) -> None:
    assert names(world, running) == [world.cti_worker.name]
    with acting_as(world.actor(world.cti_worker)):
        CtiCourse.objects.update(follow_on_worker="Mette Holm")
    assert names(world, running) == [world.cti_worker.name, "Mette Holm"]
    with acting_as(world.actor(world.cti_worker)):
        CtiCourse.objects.update(follow_on_user=world.social_caseworker)
    assert names(world, running) == [world.cti_worker.name, world.social_caseworker.name]
    with acting_as(world.actor(world.cti_worker)):
        CtiCourse.objects.update(closed_on=TODAY)
    assert names(world, running) == [world.social_caseworker.name]


def test_f3_whoever_promised_is_named_once_with_the_promise(
    world: World, running: Case, cti: Client
) -> None:
    yes = {**day("accepted_on"), "accepted_how": "together"}
    sent = promise(f"team-{world.cti_worker.pk}", promises="Tager telefonen", **yes)
    assert cti.post(address(running, "hjaelper/ny/"), sent).status_code == 302
    waits = promise(f"team-{world.job_consultant.pk}", key=uuid.uuid4())
    assert cti.post(address(running, "hjaelper/ny/"), waits).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        people = crisis_document(running, TODAY).people
    assert [(one.name, one.helps_with) for one in people] == [
        (world.cti_worker.name, "Tager telefonen")
    ]


def test_f3_the_pocket_holds_the_first_name_and_what_helps(
    world: World, running: Case, cti: Client
) -> None:
    put_in_bank(cti, running)
    page = cti.get(address(running, "kriseplan/")).text
    number = page.split('name="strategies" value="')[1].split('"')[0]
    cti.post(address(running, "kriseplan/"), {**PLAN, "version": 0, "strategies": number})
    with acting_as(world.actor(world.cti_worker)):
        paper = pocket_document(running, TODAY)
    assert (paper.citizen, paper.helps, paper.numbers[0].phone, paper.numbers[-1].name) == (
        "Karin",
        ("Går en tur rundt om bygningen", "En gåtur"),
        "112",
        "Lægehuset 20 11 22 33",
    )


def test_f3_a_strategy_that_worked_less_the_last_time_stays_on_paper_until_it_is_set_aside(
    world: World, running: Case, cti: Client
) -> None:
    put_in_bank(cti, running)
    page = cti.get(address(running, "kriseplan/")).text
    number = page.split('name="strategies" value="')[1].split('"')[0]
    chosen = {**PLAN, "what_helps": "", "version": 0, "strategies": number}
    assert cti.post(address(running, "kriseplan/"), chosen).status_code == 302
    again = strategy(outcome="partly")
    assert cti.post(address(running, f"strategier/{number}/proevet/"), again).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        assert crisis_document(running, TODAY).helps == ("Går en tur rundt om bygningen",)
        assert anchoring_of(running.pk, TODAY, since=TODAY).crisis_written
    aside = {"key": uuid.uuid4(), "version": 1, "reason": "Hjælper ikke mere, siger Karin."}
    there = address(running, f"strategier/{number}/laeg-til-side/")
    assert cti.post(there, aside).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        assert crisis_document(running, TODAY).helps == ()
        assert not anchoring_of(running.pk, TODAY, since=TODAY).crisis_written


def test_f3_paper_says_agreed_of_what_was_agreed_alone(
    world: World, running: Case, cti: Client
) -> None:
    agreed = {**PLAN, "version": 0, **day("agreed_on")}
    assert cti.post(address(running, "kriseplan/"), agreed).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        assert crisis_document(running, TODAY).agreed_on == TODAY
        CrisisPlan.objects.update(words_on=TODAY + timedelta(days=1))
        assert crisis_document(running, TODAY).agreed_on is None


def test_f3_a_promise_with_a_last_day_says_so_on_paper_and_ends_with_it(
    world: World, running: Case, cti: Client
) -> None:
    last = TODAY + timedelta(days=30)
    yes = {**day("accepted_on"), "accepted_how": "together", **day("until", last)}
    sent = promise(f"team-{world.job_consultant.pk}", promises="Ringer", **yes)
    assert cti.post(address(running, "hjaelper/ny/"), sent).status_code == 302
    with acting_as(world.actor(world.cti_worker)):
        (one,) = retention_document(running, last, job=()).people
        assert one.helps_with == "Ringer (til og med 3. april 2026)"
        assert retention_document(running, last + timedelta(days=1), job=()).people == ()


def test_i1_a_promise_whose_time_is_up_is_agreed_anew_before_a_yes_is_written(
    world: World, running: Case, cti: Client
) -> None:
    sent = promise(f"team-{world.job_consultant.pk}", **day("until"))
    assert cti.post(address(running, "hjaelper/ny/"), sent).status_code == 302
    held: Any = rows(world, Supporter)[0]
    with acting_as(world.actor(world.cti_worker)):
        Supporter.objects.update(until=TODAY - timedelta(days=1))
    page = cti.get(address(running, "kriseplan/")).text
    assert ("tiden er gået" in page, f"hjaelper/{held.pk}/ja/" in page) == (True, False)
    late = {"key": uuid.uuid4(), "version": 1, **day("accepted_on"), "accepted_how": "phone"}
    answer = cti.post(address(running, f"hjaelper/{held.pk}/ja/"), late)
    assert (answer.status_code, "Den sidste dag er allerede gået." in answer.text) == (409, True)


def test_c2_the_way_to_the_consent_names_the_person_who_is_to_be_asked(
    running: Case, cti: Client, sister: NetworkPerson
) -> None:
    sent = promise(f"network-{sister.pk}")
    assert cti.post(address(running, "hjaelper/ny/"), sent).status_code == 302
    page = cti.get(address(running, "kriseplan/")).text
    way = page.split(">Registrér samtykke<")[0].rsplit('href="', 1)[1].rstrip('"')
    there = cti.get(way.replace("&amp;", "&")).text
    assert way.endswith(f"?forslag=til-netvaerket&amp;person={sister.pk}")
    assert re.search(rf'value="{sister.pk}"[^>]*(selected|checked)', there)
