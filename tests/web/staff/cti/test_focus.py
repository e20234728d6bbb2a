"""Focus areas in the browser: chosen by the citizen, acted on, ended."""

import uuid

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import (
    FocusAction,
    FocusArea,
)
from tests.web.staff.cti.steps import address, day, rows
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db


def focus(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "title": "Komme godt op",
        "track": "coping",
        "phase": "1",
        "chosen_how": "talk",
        **day("chosen_on"),
        **changed,
    }


def test_e7_a_focus_area_the_citizen_did_not_choose_is_refused(
    world: World, running: Case, cti: Client
) -> None:
    sent = focus(why="KANARIE")
    del sent["chosen_how"]
    answer = cti.post(address(running, "fokus/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Det er ikke noteret, at borgeren selv har valgt fokusområdet." in page
    assert "Tal med borgeren om valget, og skriv, hvordan borgeren valgte." in page
    assert ("/metoden/#E7" in page, "KANARIE" in page) == (True, True)
    assert rows(world, FocusArea) == []


def test_e7_one_to_three_focus_areas_else_a_warning(
    world: World, running: Case, cti: Client
) -> None:
    few, many = "Fasen har intet fokusområde.", "Fasen har mange fokusområder."
    assert few in cti.get(address(running)).content.decode()
    for number in range(4):
        cti.post(address(running, "fokus/"), focus(title=f"Område {number}"))
        page = cti.get(address(running)).content.decode()
        assert (few in page, many in page) == (False, number == 3)


def test_an_action_is_agreed_done_and_undone(world: World, running: Case, cti: Client) -> None:
    cti.post(address(running, "fokus/"), focus())
    area = rows(world, FocusArea)[0]
    sent = {"key": uuid.uuid4(), "text": "Købe et vækkeur", "who": "Karin"}
    cti.post(address(running, f"fokus/{area.pk}/handling/"), sent)  # type: ignore[attr-defined]
    action = rows(world, FocusAction)[0]
    mark = address(running, f"fokus/handling/{action.pk}/")  # type: ignore[attr-defined]
    days = []
    for done in ("ja", "nej"):
        assert cti.post(mark, {"done": done}).status_code == 302
        days.append(rows(world, FocusAction)[0].done_on)  # type: ignore[attr-defined]
    assert days == [TODAY, None]
    assert cti.get(mark).status_code == 405


def test_two_who_conclude_a_focus_area_meet_on_the_merge_page(
    world: World, running: Case, cti: Client
) -> None:
    cti.post(address(running, "fokus/"), focus())
    area = rows(world, FocusArea)[0]
    there = address(running, f"fokus/{area.pk}/afslut/")  # type: ignore[attr-defined]
    sent = {"version": 1, "state": "reached", "result": "Karin står selv op."}
    assert cti.post(there, sent).status_code == 302
    late = cti.post(there, {**sent, "state": "left", "result": "KANARIE om bussen"})
    page = late.content.decode()
    assert late.status_code == 409
    assert ("Karin står selv op." in page, "KANARIE om bussen" in page) == (True, True)
