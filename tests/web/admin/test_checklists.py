"""The checklists of the phases, kept by the municipality (F0–F3)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.checklist_queries import checklist_on
from fodfaeste.records.catalogues.models import ChecklistItem
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.rules.cti.checklists import DEFAULTS, items_for
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

LIST = reverse("admin:checklists")
NEW = reverse("admin:new_checklist_item")
LATER = date(2026, 4, 1)


@pytest.fixture
def shipped(admin: Client) -> Client:
    ship_defaults()
    return admin


def change(code: str) -> str:
    return reverse("admin:change_checklist_item", args=[ChecklistItem.objects.get(code=code).pk])


def texts(day: date, phase: int) -> list[str]:
    return [item.text for item in items_for(phase, checklist_on(day))]


def test_f0_the_shipped_lists_stand_as_the_method_has_them(shipped: Client) -> None:
    ship_defaults()
    assert ChecklistItem.objects.count() == len(DEFAULTS)
    for phase in (1, 2, 3):
        assert texts(TODAY, phase) == [item.text for item in items_for(phase)]
    page = shipped.get(LIST).text
    assert "Ryd konkrete barrierer af vejen." in page


def test_f1_an_item_reads_differently_from_a_day_and_keeps_its_place(shipped: Client) -> None:
    words = "Ryd det af vejen, der står i vejen <b>nu</b>."
    sent = {"text": words, "is_used": "on", "version": "1", **days("from_day", "1-4-2026")}
    assert shipped.post(change("f1-barriers"), sent).status_code == 302
    before, after = texts(TODAY, 1), texts(LATER, 1)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [words]
    assert "&lt;b&gt;nu" in shipped.get(LIST).text


def test_f2_an_item_leaves_the_list_from_a_day(shipped: Client) -> None:
    text = next(item.text for item in DEFAULTS if item.code == "f2-coordinate")
    sent = {"text": text, "version": "1", **days("from_day", "1-4-2026")}
    assert shipped.post(change("f2-coordinate"), sent).status_code == 302
    assert set(texts(TODAY, 2)) - set(texts(LATER, 2)) == {text}
    assert "ikke på listen" in shipped.get(LIST).text


def test_f0_an_item_of_ones_own_is_added_once(shipped: Client) -> None:
    sent = {"phase": "0", "text": "Spørg til søvnen.", **days("from_day", "1-4-2026")}
    for _ in range(2):
        assert shipped.post(NEW, sent).status_code == 302
    assert shipped.post(NEW, {**sent, "phase": "3", "text": "Ring rundt."}).status_code == 302
    assert "Spørg til søvnen." not in texts(TODAY, 1)
    assert texts(LATER, 1)[2] == "Spørg til søvnen."
    assert texts(LATER, 3)[-1] == "Ring rundt."
    own = ChecklistItem.objects.filter(code__startswith="m-").order_by("pk")
    assert [row.code for row in own] == ["m-1", "m-2"]


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"text": "   "}, 422, "Udfyld »Punktet«."),
        ({"phase": "4"}, 422, "KANARIE"),
        ({"from_day_day": "31", "from_day_month": "2"}, 422, "findes ikke"),
    ],
)
def test_f0_a_wrong_item_comes_back_with_what_was_typed(
    shipped: Client, changes: dict[str, str], status: int, sentence: str
) -> None:
    sent = {"phase": "2", "text": "KANARIE", **days("from_day", "1-4-2026"), **changes}
    answer = shipped.post(NEW, sent)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert ("KANARIE" in answer.text) is ("text" not in changes)
    assert ChecklistItem.objects.count() == len(DEFAULTS)


def test_m9_a_late_change_is_shown_what_stands_now(shipped: Client) -> None:
    there = change("f1-plan")
    sent = {"text": "Første", "is_used": "on", "version": "1", **days("from_day", "1-4-2026")}
    assert shipped.post(there, sent).status_code == 302
    late = shipped.post(there, {**sent, "text": "KANARIE om vejen til arbejde"})
    assert (late.status_code, "KANARIE" in late.text) == (409, True)


def test_f0_only_an_administrator_keeps_the_lists(world: World, sign_in: SignIn) -> None:
    for user in (world.cti_worker, world.leader):
        assert sign_in(user).get(LIST).status_code == 403
