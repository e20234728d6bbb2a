"""The strategy bank in the browser (E15)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CopingStrategy, StrategyTry
from tests.records.cti.steps import write_note
from tests.web.conftest import SignIn
from tests.web.staff.safety.steps import address, day, put_in_bank, rows, strategy
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def only(world: World, model: type) -> object:
    (found,) = rows(world, model)
    return found


def test_e15_what_was_tried_is_put_in_the_bank_once(
    world: World, running: Case, cti: Client
) -> None:
    sent = strategy(where="I køen i Netto")
    for _ in range(2):
        assert cti.post(address(running, "strategier/ny/"), sent).status_code == 302
    page = cti.get(address(running, "strategier/")).text
    assert ("Går en tur" in page, "Luften hjælper" in page, "Hjemme: virker" in page) == (
        True,
        True,
        True,
    )
    assert (len(rows(world, CopingStrategy)), len(rows(world, StrategyTry))) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"text": " "}, 409, "/metoden/#E15"),
        ({"outcome": ""}, 422, "Hvordan gik det?"),
        ({"situation": "moon"}, 422, "Luften hjælper"),
        (day("tried_on", TODAY + timedelta(days=1)), 409, "Dagen er ikke kommet endnu"),
    ],
)
def test_e15_bad_input_keeps_what_was_typed(
    world: World,
    running: Case,
    cti: Client,
    changed: dict[str, object],
    status: int,
    said: str,
) -> None:
    answer = cti.post(address(running, "strategier/ny/"), strategy(**changed))
    assert (answer.status_code, said in answer.text, "Luften hjælper" in answer.text) == (
        status,
        True,
        True,
    )
    assert rows(world, CopingStrategy) == []


def test_e15_a_note_is_put_in_the_bank_by_one_tap_with_its_words_and_day(
    world: World, running: Case, cti: Client
) -> None:
    note = write_note(world, running, text="KANARIE prøvede høretelefoner")
    there = address(running, f"strategier/ny/{note.pk}/")
    page = cti.get(there).text
    assert "KANARIE prøvede høretelefoner" in page
    assert 'value="work"' in page.split("checked")[0].rsplit("<input", 1)[1]
    assert cti.post(there, strategy()).status_code == 302
    assert only(world, StrategyTry).note_id == note.pk  # type: ignore[attr-defined]
    assert f"/note/{note.pk}/" in cti.get(address(running, "strategier/")).text
    assert cti.get(address(running, "strategier/ny/99999/")).status_code == 404


def test_e15_it_is_carried_over_and_found_by_situation_and_outcome(
    world: World, running: Case, cti: Client
) -> None:
    put_in_bank(cti, running)
    put_in_bank(
        cti,
        running,
        text="Spiser i kantinen",
        own_words="Der var larm",
        situation="others",
        outcome="not",
    )
    walk = rows(world, CopingStrategy)[0]
    again = address(running, f"strategier/{walk.pk}/proevet/")  # type: ignore[attr-defined]
    sent = {"key": uuid.uuid4(), "situation": "work", "outcome": "partly", **day("tried_on")}
    for _ in range(2):
        assert cti.post(again, sent).status_code == 302
    bank = address(running, "strategier/")
    page = cti.get(bank).text
    assert ("Overført til: På arbejdet" in page, "På arbejdet: virker delvist" in page) == (
        True,
        True,
    )

    def found(**asked: str) -> tuple[bool, bool]:
        page = cti.post(bank, asked).text
        return "Går en tur" in page, "Spiser i kantinen" in page

    assert found(situation="home", outcome="worked") == (True, False)
    assert found(situation="work", outcome="worked") == (False, False)
    assert found(outcome="not") == (False, True)
    assert found(q="KANTINEN spiser") == (False, True)
    assert found(q="luften") == (True, False)
    assert found(situation="nonsense") == (True, True)


def test_e15_a_stale_tab_meets_the_merge_page(world: World, running: Case, cti: Client) -> None:
    put_in_bank(cti, running)
    walk = rows(world, CopingStrategy)[0]
    there = address(running, f"strategier/{walk.pk}/")  # type: ignore[attr-defined]
    opened = {"key": uuid.uuid4(), "version": 1, "own_words": "Luften hjælper"}
    assert cti.post(there, {**opened, "text": "Går to ture"}).status_code == 302
    late = cti.post(there, {**opened, "key": uuid.uuid4(), "text": "KANARIE løber"})
    assert (late.status_code, "Går to ture" in late.text, "KANARIE løber" in late.text) == (
        409,
        True,
        True,
    )
    assert rows(world, CopingStrategy)[0].text == "Går to ture"  # type: ignore[attr-defined]


def test_e15_set_aside_with_a_reason_it_can_be_taken_back(
    world: World, running: Case, cti: Client
) -> None:
    put_in_bank(cti, running)
    walk = rows(world, CopingStrategy)[0]
    there = address(running, f"strategier/{walk.pk}/laeg-til-side/")  # type: ignore[attr-defined]
    refused = cti.post(there, {"key": uuid.uuid4(), "version": 1, "reason": "nej"})
    assert (refused.status_code, "/metoden/#E15" in refused.text) == (409, True)
    sent = {"key": uuid.uuid4(), "version": 1, "reason": "Karin går ikke ture mere."}
    assert cti.post(there, sent).status_code == 302
    bank = address(running, "strategier/")
    assert "Går en tur" not in cti.get(bank).text
    assert "Karin går ikke ture mere." in cti.get(f"{bank}?til_side=ja").text
    back = address(running, f"strategier/{walk.pk}/tag-frem/")  # type: ignore[attr-defined]
    assert cti.get(back).status_code == 405
    assert cti.post(back).status_code == 302
    assert "Går en tur" in cti.get(bank).text


def test_e15_a_try_written_by_mistake_counts_no_more_and_stays(
    world: World, running: Case, cti: Client
) -> None:
    put_in_bank(cti, running)
    tried = only(world, StrategyTry)
    there = address(running, f"strategier/proevet/{tried.pk}/fejl/")  # type: ignore[attr-defined]
    sent = {"key": uuid.uuid4(), "reason": "Det var en anden borger."}
    assert cti.post(there, sent).status_code == 302
    page = cti.get(address(running, "strategier/")).text
    assert ("Det var en anden borger." in page, "Hjemme: virker" in page) == (True, False)


def test_e15_the_bank_is_closed_to_those_without_the_social_section(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    put_in_bank(cti, running, text="KANARIE går en tur")
    bank = address(running, "strategier/")
    assert "KANARIE" in sign_in(world.social_caseworker).get(bank).text
    job = sign_in(world.job_consultant)
    answer = job.get(bank)
    assert (answer.status_code, "KANARIE" in answer.text) == (403, False)
    assert job.get(address(running, "strategier/ny/")).status_code == 403
    assert sign_in(world.stranger).get(bank).status_code == 404


def test_e15_the_same_questions_are_asked_for_2_and_20_strategies(
    running: Case, cti: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert cti.get(address(running, "strategier/")).status_code == 200
        return len(caught)

    for number in range(2):
        put_in_bank(cti, running, text=f"Strategi {number}")
    few = asked()
    for number in range(18):
        put_in_bank(cti, running, text=f"Strategi mere {number}")
    assert asked() == few


def test_e15_a_draft_of_a_strategy_is_kept(running: Case, cti: Client) -> None:
    name = f"strategy:ny:{running.pk}"
    kept = cti.post(reverse("keep_draft"), {"ff_form": name, "text": "Halvt skrevet"})
    assert kept.status_code in {200, 204}
    page = cti.get(address(running, "strategier/ny/")).text
    assert (f'data-ff-draft-form="{name}"' in page, "Halvt skrevet" in page) == (True, True)
