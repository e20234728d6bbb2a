"""Whom the crisis plan on paper names (F3)."""

import uuid
from datetime import date

import pytest
from django.test import Client

from fodfaeste.pdf.papers.safety import crisis_document, pocket_document
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from tests.web.staff.safety.steps import PLAN, address, day, promise, put_in_bank
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
