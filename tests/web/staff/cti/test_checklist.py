"""The checklist of a phase in the browser: ticked, undone, left out, added to (F0–F3)."""

import uuid
from datetime import date

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.cti.actions.handover import CITIZEN
from fodfaeste.records.cti.models import ChecklistPoint
from fodfaeste.rules.cti.kinds import HandoverEvent
from tests.records.cti.steps import choose, plan_handover, step
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import AsOwner, address, rows
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db

PHASE_2 = date(2026, 6, 4)


@pytest.fixture(autouse=True)
def shipped(as_owner: AsOwner) -> None:
    with as_owner():
        ship_defaults()


def points(world: World, on: date = TODAY) -> list[tuple[str, str]]:
    return [(row.code, row.state) for row in rows(world, ChecklistPoint, on)]  # type: ignore[attr-defined]


def test_f1_an_item_is_ticked_once_with_name_and_day_and_undone_again(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "fase/1/husk/")
    for _ in range(2):
        assert cti.post(there, {"punkt": "f1-barriers", "gjort": "ja"}).status_code == 302
    assert points(world) == [("f1-barriers", "done")]
    (row,) = rows(world, ChecklistPoint)
    assert (row.said_on, row.version) == (TODAY, 1)  # type: ignore[attr-defined]
    assert "Nadia Friis · 4. mar" in cti.get(address(running, "fase/1/")).text
    cti.post(there, {"punkt": "f1-barriers", "gjort": "nej"})
    assert points(world) == [("f1-barriers", "open")]
    assert "Nadia Friis · 4. mar" not in cti.get(address(running, "fase/1/")).text


def test_f0_an_item_of_every_phase_is_answered_in_each(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    cti.post(address(running, "fase/1/husk/"), {"punkt": "f0-curious", "gjort": "ja"})
    today_is(PHASE_2)
    cti.post(address(running, "fase/2/husk/"), {"punkt": "f0-curious", "gjort": "ja"})
    assert points(world, PHASE_2) == [("f0-curious", "done")] * 2


def test_f1_an_item_left_out_says_why_and_two_reasons_meet(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, "fase/1/husk/ikke-relevant/?punkt=f1-transport")
    assert "Få vejen til og fra arbejde til at fungere." in cti.get(there).text
    empty = cti.post(there, {"version": 0, "because": " "})
    assert (empty.status_code, "/metoden/#F0" in empty.text) == (409, True)
    sent = {"version": 0, "because": "Karin bor ved siden af <b>bageriet</b>."}
    assert cti.post(there, sent).status_code == 302
    late = cti.post(there, {**sent, "because": "KANARIE kører selv i bil"})
    assert late.status_code == 409
    for words in ("Karin bor ved siden af", "KANARIE kører selv i bil"):
        assert words in late.text
    page = cti.get(address(running, "fase/1/")).text
    assert "Ikke relevant, fordi: Karin bor ved siden af &lt;b&gt;" in page
    assert points(world) == [("f1-transport", "not_relevant")]


def test_f1_what_the_record_knows_ticks_itself_and_offers_no_button(
    world: World, running: Case, cti: Client
) -> None:
    known = "Borgerens eget mål er skrevet 04.03.2026. Det ved Fodfæste selv."
    assert known not in cti.get(address(running, "fase/1/")).text
    choose(world, running, goal_in_own_words="20 timer")
    page = cti.get(address(running, "fase/1/")).text
    assert known in page
    assert 'value="f1-agree"' not in page
    assert points(world) == []


def test_f0_an_item_of_ones_own_is_added_once_ticked_and_taken_off(
    world: World, running: Case, cti: Client
) -> None:
    new, there = address(running, "fase/1/husk/nyt/"), address(running, "fase/1/husk/")
    sent = {"key": uuid.uuid4(), "text": "Ring til kommunelægen <script>"}
    for _ in range(2):
        assert cti.post(new, sent).status_code == 302
    (row,) = rows(world, ChecklistPoint)
    assert "kommunelægen &lt;script&gt;" in cti.get(address(running, "fase/1/")).text
    for said, state in (("ja", "done"), ("nej", "open"), ("fjern", "taken_back")):
        assert cti.post(there, {"punkt": row.pk, "gjort": said}).status_code == 302  # type: ignore[attr-defined]
        assert points(world) == [("", state)]
    assert "kommunelægen" not in cti.get(address(running, "fase/1/")).text
    assert cti.post(there, {"punkt": row.pk, "gjort": "ja"}).status_code == 404  # type: ignore[attr-defined]


def test_f2_a_phase_that_has_not_begun_is_not_ticked_but_may_get_an_item(
    world: World, running: Case, cti: Client
) -> None:
    early = cti.post(address(running, "fase/2/husk/"), {"punkt": "f2-try", "gjort": "ja"})
    assert (early.status_code, "Fasen er ikke begyndt endnu" in early.text) == (409, True)
    own = {"key": uuid.uuid4(), "text": "Prøve cyklen"}
    assert cti.post(address(running, "fase/2/husk/nyt/"), own).status_code == 302
    assert (
        cti.post(address(running, "fase/3/husk/nyt/"), own | {"key": uuid.uuid4()}).status_code
        == 409
    )
    assert points(world) == [("", "open")]


@pytest.mark.parametrize(
    "code", ["f2-try", "m-99", "", "0", "²", "99999999999999999999", "x" * 300]
)
def test_an_item_that_is_not_on_the_list_does_not_exist(
    running: Case, cti: Client, code: str
) -> None:
    there = address(running, "fase/1/husk/")
    assert cti.post(there, {"punkt": code, "gjort": "ja"}).status_code == 404
    assert cti.get(f"{there}ikke-relevant/", {"punkt": code}).status_code == 404


def test_f0_without_an_item_one_is_led_to_the_list(running: Case, cti: Client) -> None:
    answer = cti.get(address(running, "fase/1/husk/ikke-relevant/"))
    assert (answer.status_code, answer["Location"]) == (302, address(running, "fase/1/"))


def test_only_who_writes_focus_areas_ticks(world: World, running: Case, sign_in: SignIn) -> None:
    consultant, stranger = sign_in(world.job_consultant), sign_in(world.stranger)
    there = address(running, "fase/1/husk/")
    assert "Ryd konkrete barrierer af vejen." in consultant.get(address(running, "fase/1/")).text
    assert consultant.post(there, {"punkt": "f1-plan", "gjort": "ja"}).status_code == 403
    assert stranger.post(there, {"punkt": "f1-plan", "gjort": "ja"}).status_code == 404
    assert points(world) == []


def test_f3_a_task_that_is_not_needed_any_more_holds_up_nothing(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    needed = plan_handover(world, running, receiver=CITIZEN)
    dropped = plan_handover(world, running)
    for event in (HandoverEvent.ACCEPT, HandoverEvent.HAND_OVER):
        needed = step(world, needed, event)
    third = date(2026, 9, 4)
    today_is(third)
    known = "Den sidste opgave er overdraget 04.03.2026."
    assert known not in cti.get(address(running, "fase/3/")).text
    step(world, dropped, HandoverEvent.DROP)
    page = cti.get(address(running, "fase/3/")).text
    assert known in page
    assert "Alle, der skal overtage en opgave, har sagt ja." in page
