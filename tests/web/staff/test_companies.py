"""The register of companies in the browser."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    Company,
    EmployerContact,
)
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, a_company
from tests.worlds import TODAY, World, acting_as


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


# --- Companies ------------------------------------------------------------------------------------


def test_d1_a_company_is_added_once_and_found_again(world: World, consultant: Client) -> None:
    form = {
        "key": str(uuid.uuid4()),
        "name": "Byens Brød ApS",
        "cvr_number": "13 58 56 28",
        "is_active": "on",
    }
    for _ in range(2):
        answer = consultant.post(reverse("staff:companies:add"), form)
        assert answer.status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        company = Company.objects.get()
    assert (company.cvr_number, answer.headers["Location"]) == (
        "13585628",
        reverse("staff:companies:company", args=[company.pk]),
    )
    found = consultant.get(reverse("staff:companies:companies"), {"soeg": "brød"})
    assert "1 virksomhed passer til »brød«" in " ".join(found.text.split())
    row = consultant.get(
        reverse("staff:companies:companies"), {"soeg": "brød"}, headers={"HX-Request": "true"}
    )
    assert ("Byens Brød ApS" in row.text, "<html" in row.text) == (True, False)


def test_d1_wrong_numbers_are_told_beside_the_field_and_nothing_typed_is_lost(
    world: World, consultant: Client
) -> None:
    answer = consultant.post(
        reverse("staff:companies:add"),
        {"name": "Brød", "cvr_number": "12345678", "p_number": "12", "needs": "Hænder fra kl. 5"},
    )
    assert answer.status_code == 422
    assert "CVR-nummeret findes ikke." in answer.text
    assert "P-nummeret skal have 10 cifre." in answer.text
    assert "Hænder fra kl. 5" in answer.text
    with acting_as(world.actor(world.job_consultant)):
        assert Company.objects.count() == 0


def test_d1_a_stale_correction_shows_both_texts_and_saves_the_chosen_one(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor, needs="To hænder")
    address = reverse("staff:companies:edit", args=[company.pk])
    form = {"version": "1", "name": "Byens Brød ApS", "is_active": "on"}
    consultant.post(address, form | {"needs": "Tre hænder"})
    stale = consultant.post(address, form | {"needs": "Fire hænder"})
    assert stale.status_code == 409
    assert ("Tre hænder" in stale.text, "Fire hænder" in stale.text) == (True, True)
    chosen = {"version": "2", "name": "Byens Brød ApS", "is_active": "True", "needs_valg": "mine",
              "needs_mine": "Fire hænder", "needs_theirs": "Tre hænder"}  # fmt: skip
    assert consultant.post(address, chosen).status_code == 302
    with work.consultant():
        kept = Company.objects.get()
    assert (kept.needs, kept.version, kept.is_active) == ("Fire hænder", 3, True)


def test_a_list_of_fifty_companies_asks_as_many_queries_as_one_of_two(
    work: Work, consultant: Client
) -> None:
    counts = []
    for wanted in (2, 60):
        with work.consultant() as actor:
            for number in range(Company.objects.count(), wanted):
                a_company(actor, name=f"Firma {number:02}")
        with CaptureQueriesContext(connection) as asked:
            answer = consultant.get(reverse("staff:companies:companies"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert answer.text.count('<th scope="row">') == 50
    second = consultant.get(reverse("staff:companies:companies"), {"side": "2"})
    assert second.text.count('<th scope="row">') == 10


def test_d1_a_search_while_typing_offers_companies_to_choose(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_company(actor, name="Pak og Lager")
    answer = consultant.get(reverse("staff:companies:search"), {"company": "brø"})
    assert f'name="company_id" value="{company.pk}"' in answer.text
    assert "Pak og Lager" not in answer.text


def test_d1_d13_a_visit_is_noted_once_with_its_talk_about_paid_tasks(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = {
        "key": str(uuid.uuid4()),
        "company_id": str(company.pk),
        "kind": "visit",
        **day("happened_on", TODAY),
        "paid_tasks_discussed": "on",
        "note": "Bo viste bageriet.",
    }
    for _ in range(2):
        assert consultant.post(at(work.case, "companies:contact"), form).status_code == 302
    with work.consultant():
        contact = EmployerContact.objects.get()
    assert (contact.paid_tasks_discussed, contact.note) == (True, "Bo viste bageriet.")
    nowhere = consultant.post(
        at(work.case, "companies:contact"), form | {"company_id": "", "key": str(uuid.uuid4())}
    )
    assert (nowhere.status_code, "Der er ikke valgt en virksomhed." in nowhere.text) == (409, True)
    assert "Bo viste bageriet." in nowhere.text
