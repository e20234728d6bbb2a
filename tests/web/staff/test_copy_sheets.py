"""Copy-sheets on the screen: copied field by field, and held against what stands now (M7)."""

import re
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.audit.models import AuditEvent, Operation
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import copy_sheets
from fodfaeste.records.plan import actions
from fodfaeste.records.plan.models import AssessmentEntry, JointPlan, Transfer
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from tests.records.plans import TEXTS, WHEN, approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, read, url
from tests.worlds import TODAY, World, acting_as, noon

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def sheets(world: World) -> dict[str, int]:
    with read(world):
        return {sheet.system: sheet.pk for sheet in copy_sheets()}


def field(page: str, name: str) -> str:
    """What stands in one field of the sheet."""
    found = re.search(rf'<textarea[^>]* id="felt-{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found, f"no field {name}"
    return unescape(found[1])


def note(client: Client, case: Case, sheet_id: int, **fields: str) -> tuple[int, str]:
    address = url("copy_sheet", case, sheet_id=sheet_id)
    page = client.get(address).text
    sent = {name: hidden(page, name) for name in ("key", "read")} | fields
    answer = client.post(url("transferred", case, sheet_id=sheet_id), sent)
    return answer.status_code, answer.text


def written_health(world: World, case: Case) -> None:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        AssessmentEntry.objects.create(
            created_at=noon(TODAY),
            created_by=world.social_caseworker,
            case=case,
            area=LifeArea.HEALTH,
            theme=AssessmentTheme.BARRIER,
            section=Section.HEALTH,
            text="Migræne to gange om ugen",
            written_as=Role.SOCIAL_CASEWORKER,
        )


def test_m7_the_sheet_has_a_field_for_each_question_with_its_text_to_copy(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client = sign_in(world.employment_caseworker)
    listed = client.get(url("copy_sheets", case)).text
    assert listed.index("Fasit: Min Plan") < listed.index("Nexus: Handleplan")
    page = client.get(url("copy_sheet", case, sheet_id=sheets["Fasit"])).text
    assert field(page, "purpose") == TEXTS.purpose
    assert field(page, "goals") == "Mål: Jeg vil kunne holde til en hel arbejdsdag"
    assert 'data-ff-copy="felt-purpose"' in page
    assert "Arket er ikke overført endnu." in page


def test_c5_the_sheet_says_what_was_approved_together_and_not_what_is_on_its_way(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client = sign_in(world.employment_caseworker)
    address = url("copy_sheet", case, sheet_id=sheets["Fasit"])
    assert "Arket viser kladden." in client.get(address).text
    approved_plan(world, case)
    assert note(client, case, sheets["Fasit"])[0] == 302
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.save_texts(
            actor=actor,
            case=case,
            version=JointPlan.objects.get().version,
            texts=replace(TEXTS, purpose="KANARIE, som ingen har godkendt"),
            **WHEN,
        )
    page = client.get(address).text
    assert field(page, "purpose") == TEXTS.purpose
    assert "Arket viser den plan, I har godkendt sammen." in page
    assert "intet er ændret siden" in page
    assert "KANARIE" not in client.get(url("copy_sheet_text", case, sheet_id=sheets["Fasit"])).text
    approved_plan(world, case)
    page = client.get(address).text
    assert field(page, "purpose") == "KANARIE, som ingen har godkendt"
    assert "2 felter er ændret siden" in page


def test_m7_a_field_that_is_closed_is_not_on_the_sheet_and_the_page_says_so(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_health(world, case)
    address = url("copy_sheet", case, sheet_id=sheets["Nexus"])
    own = sign_in(world.social_caseworker).get(address).text
    assert field(own, "health") == "Barrierer: Migræne to gange om ugen"
    other = sign_in(world.job_consultant)
    page = other.get(address).text
    assert "Migræne" not in page
    assert "Arket spørger også om helbred og social støtte." in page
    file = other.get(url("copy_sheet_text", case, sheet_id=sheets["Nexus"]))
    assert "Migræne" not in file.text


def test_m7_a_transfer_is_noted_once_and_what_changed_since_is_shown_with_both_texts(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client, fasit = sign_in(world.employment_caseworker), sheets["Fasit"]
    address = url("copy_sheet", case, sheet_id=fasit)
    key = str(uuid.uuid4())
    assert [note(client, case, fasit, key=key)[0] for _ in range(2)] == [302, 302]
    with read(world):
        assert Transfer.objects.count() == 1
    name = world.employment_caseworker.name
    assert f"Overført 4. marts 2026 af {name}, intet er ændret siden." in client.get(address).text
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.add_goal(actor=actor, key=uuid.uuid4(), case=case, wording="Ro om aftenen", **WHEN)
    page = client.get(address).text
    assert f"Overført 4. marts 2026 af {name}, 1 felt er ændret siden." in page
    assert page.count("ændret siden</") == 1
    assert "Det, der blev overført:" in page
    plan = client.get(url("plan", case)).text
    side = plan[plan.index('id="kopiark"') :]
    assert "Planen er ændret, siden den blev overført til" in side
    assert "1 felt er ændret siden" in side


def test_m7_what_is_written_while_the_sheet_is_open_has_to_be_copied_first(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client, fasit = sign_in(world.job_consultant), sheets["Fasit"]
    page = client.get(url("copy_sheet", case, sheet_id=fasit)).text
    sent = {name: hidden(page, name) for name in ("key", "read")}
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.add_goal(actor=actor, key=uuid.uuid4(), case=case, wording="Ro", **WHEN)
    answer = client.post(url("transferred", case, sheet_id=fasit), sent)
    assert answer.status_code == 409
    assert "/metoden/#M7" in answer.text
    assert "mens du havde arket åbent: »Mål og delmål«." in answer.text
    again = {name: hidden(answer.text, name) for name in ("key", "read")}
    assert client.post(url("transferred", case, sheet_id=fasit), again).status_code == 302


def test_m7_the_other_area_reads_the_sheet_and_does_not_note_it(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client, fasit = sign_in(world.cti_worker), sheets["Fasit"]
    page = client.get(url("copy_sheet", case, sheet_id=fasit)).text
    assert "Beskæftigelsesområdet noterer selv, når arket er overført." in page
    answer = client.post(url("transferred", case, sheet_id=fasit), {"read": ""})
    assert answer.status_code == 409
    assert "Det er områdets egne medarbejdere, der overfører" in answer.text
    assert (
        sign_in(world.leader)
        .post(url("transferred", case, sheet_id=fasit), {"read": ""})
        .status_code
        == 403
    )


def test_m7_a_note_is_taken_back_and_the_one_before_stands(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client, fasit = sign_in(world.employment_caseworker), sheets["Fasit"]
    note(client, case, fasit)
    with read(world):
        transfer = Transfer.objects.get()
    undo = url("undo_transfer", case, sheet_id=fasit, transfer_id=transfer.pk)
    assert [client.post(undo).status_code for _ in range(2)] == [302, 302]
    page = client.get(url("copy_sheet", case, sheet_id=fasit)).text
    assert "Arket er ikke overført endnu." in page
    assert "taget tilbage 4. marts 2026" in page
    lost = url("undo_transfer", case, sheet_id=sheets["Nexus"], transfer_id=transfer.pk)
    assert client.post(lost).status_code == 404


def test_m7_the_file_is_plain_text_that_names_nobody_in_its_name_and_is_logged(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int], as_owner: AsOwner
) -> None:
    written_plan(world, case)
    client = sign_in(world.employment_caseworker)
    file = client.get(url("copy_sheet_text", case, sheet_id=sheets["Fasit"]))
    assert file["Content-Type"] == "text/plain; charset=utf-8"
    assert file["Content-Disposition"] == f'attachment; filename="kopiark-{sheets["Fasit"]}.txt"'
    assert file.content.decode().startswith("Fasit: Min Plan\r\n\r\nJobmål\r\nLager og pakkeri\r\n")
    with as_owner():
        taken = AuditEvent.objects.filter(operation=Operation.EXTRACT, case_id=case.pk)
        assert [entry.reason for entry in taken] == ["Kopiark: Fasit: Min Plan"]


def test_m7_an_empty_plan_has_nothing_to_copy(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    client, nexus = sign_in(world.social_caseworker), sheets["Nexus"]
    page = client.get(url("copy_sheet", case, sheet_id=nexus)).text
    assert "Der er ikke skrevet noget, som kan overføres endnu." in page
    answer = client.post(url("transferred", case, sheet_id=nexus), {"read": ""})
    assert answer.status_code == 409


@pytest.mark.parametrize("name", ["copy_sheet", "copy_sheet_text"])
def test_m7_a_stranger_and_an_unknown_sheet_are_not_found(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int], name: str
) -> None:
    written_plan(world, case)
    answer = sign_in(world.stranger).get(url(name, case, sheet_id=sheets["Fasit"]))
    assert answer.status_code == 404
    assert TEXTS.purpose not in answer.text
    unknown = sign_in(world.cti_worker).get(url(name, case, sheet_id=99_999))
    assert unknown.status_code == 404


def test_m7_many_goals_and_transfers_ask_the_database_no_more_than_two(
    world: World, case: Case, sign_in: SignIn, sheets: dict[str, int]
) -> None:
    written_plan(world, case)
    client, fasit, counts = sign_in(world.employment_caseworker), sheets["Fasit"], []
    actor = world.actor(world.cti_worker)
    for more in (2, 18):
        for number in range(more):
            with acting_as(actor):
                actions.add_goal(
                    actor=actor, key=uuid.uuid4(), case=case, wording=f"Mål {number}", **WHEN
                )
            note(client, case, fasit)
        asked_for = []
        for address in (url("copy_sheet", case, sheet_id=fasit), url("copy_sheets", case)):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            asked_for.append(len(asked))
        counts.append(asked_for)
    assert counts[0] == counts[1]
