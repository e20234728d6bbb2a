"""The register of companies in the browser: list, search, one company, its openings and people."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    Company,
    CompanyPerson,
)
from tests.web.conftest import SignIn
from tests.work_forms import day
from tests.work_worlds import Work, a_company, a_match
from tests.worlds import TODAY, World, acting_as

A_SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def address(name: str, *numbers: int) -> str:
    return reverse(f"staff:companies:{name}", args=numbers)


def company_form(**changes: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "name": "Byens Brød ApS", "is_active": "on"} | changes


def opening_form(**changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "title": "Pakke rundstykker",
        "work_field": "storage",
        "least_minutes": "6",
        "most_minutes": "12,5",
        "times": "tirsdag og torsdag 9-12",
        "needs_met": "calm",
        "ordinary_possible": "ja",
        "places": "2",
        "shortage": "on",
        **day("open_from", TODAY),
    }
    return form | changes


# --- A company ------------------------------------------------------------------------------------


def test_d1_a_company_is_added_once_with_its_person_and_found_again(
    world: World, consultant: Client
) -> None:
    form = company_form(cvr_number="13 58 56 28", postcode="8000", person_name="Bo Bager")
    for _ in range(2):
        answer = consultant.post(address("add"), form)
        assert answer.status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        company = Company.objects.get()
        assert CompanyPerson.objects.get().is_main is True
    assert (company.cvr_number, answer.headers["Location"]) == (
        "13585628",
        address("company", company.pk),
    )
    found = consultant.get(address("companies"), {"soeg": "brød"})
    assert "1 virksomhed passer til »brød«" in " ".join(found.text.split())
    assert "Bo Bager" in found.text
    row = consultant.get(address("companies"), {"soeg": "brød"}, headers={"HX-Request": "true"})
    assert ("Byens Brød ApS" in row.text, "<html" in row.text) == (True, False)


def test_d1_wrong_numbers_are_told_beside_the_field_and_nothing_typed_is_lost(
    world: World, consultant: Client
) -> None:
    wrong = {
        "cvr_number": "12345678",
        "p_number": "12",
        "postcode": "80",
        "employees": "mange",
        "person_phone": "20112233",
        "needs": "Hænder fra kl. 5",
    }
    answer = consultant.post(address("add"), company_form(**wrong))
    assert answer.status_code == 422
    for said in (
        "CVR-nummeret findes ikke.",
        "P-nummeret skal have 10 cifre.",
        "Postnummeret er fire cifre.",
        "Skriv et helt tal.",
        "Skriv, hvem oplysningerne gælder.",
        "Hænder fra kl. 5",
    ):
        assert said in answer.text
    with acting_as(world.actor(world.job_consultant)):
        assert Company.objects.count() == 0


def test_d1_what_is_alike_is_shown_before_a_second_is_made(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        a_company(actor, city="Aarhus")
    form = company_form(name="BYENS BRØD", city="aarhus", needs="Hænder")
    answer = consultant.post(address("add"), form)
    assert answer.status_code == 409
    assert "Virksomheden ligner en, der står i registret: Byens Brød ApS." in answer.text
    assert ("Hænder" in answer.text, 'name="is_another"' in answer.text) == (True, True)
    assert consultant.post(address("add"), form | {"is_another": "on"}).status_code == 302
    with work.consultant():
        assert Company.objects.count() == 2


def test_d1_a_stale_correction_shows_both_texts_and_saves_the_chosen_one(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor, needs="To hænder")
    form = {"version": "1", "name": "Byens Brød ApS", "is_active": "on"}
    url = address("edit", company.pk)
    consultant.post(url, form | {"needs": "Tre hænder", "work_fields": ["shop", "kitchen"]})
    stale = consultant.post(url, form | {"needs": "Fire hænder"})
    assert stale.status_code == 409
    assert ("Tre hænder" in stale.text, "Fire hænder" in stale.text) == (True, True)
    chosen = {"version": "2", "name": "Byens Brød ApS", "is_active": "True", "needs_valg": "mine",
              "needs_mine": "Fire hænder", "needs_theirs": "Tre hænder",
              "work_fields": "shop,kitchen"}  # fmt: skip
    assert consultant.post(url, chosen).status_code == 302
    with work.consultant():
        kept = Company.objects.get()
    assert (kept.needs, kept.version, kept.is_active) == ("Fire hænder", 3, True)


def test_d1_long_and_hostile_words_are_kept_and_never_run(work: Work, consultant: Client) -> None:
    needs = A_SCRIPT + "æøå" * 600
    form = company_form(name=A_SCRIPT, city="Ærøskøbing", needs=needs)
    assert consultant.post(address("add"), form).status_code == 302
    with work.consultant():
        company = Company.objects.get()
    assert (company.name, company.needs) == (A_SCRIPT, needs)
    for page in (address("company", company.pk), address("companies"), address("edit", company.pk)):
        shown = consultant.get(page).text
        assert ("&lt;script&gt;alert(1)" in shown, A_SCRIPT in shown) == (True, False)
    too_long = consultant.post(address("add"), company_form(needs="x" * 2001))
    assert (too_long.status_code, "1 tegn for lang" in too_long.text) == (422, True)


def test_d1_a_company_out_of_the_register_is_a_page_that_does_not_exist(
    consultant: Client,
) -> None:
    for name in ("company", "edit", "close", "new_opening", "new_person", "note_contact"):
        assert consultant.get(address(name, 999)).status_code == 404


def test_d1_who_does_not_work_with_companies_reads_and_does_not_write(
    work: Work, world: World, sign_in: SignIn
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    worker = sign_in(world.cti_worker)
    page = worker.get(address("company", company.pk))
    assert (page.status_code, "Ret oplysninger" in page.text) == (200, False)
    for name in ("edit", "close", "new_opening", "merge_choose"):
        refused = worker.get(address(name, company.pk))
        assert (refused.status_code, "jobkonsulenter" in refused.text) == (403, True)


# --- List and search ------------------------------------------------------------------------------


def test_a_list_of_fifty_companies_asks_as_many_queries_as_one_of_two(
    work: Work, consultant: Client
) -> None:
    counts = []
    for wanted in (2, 60):
        with work.consultant() as actor:
            for number in range(Company.objects.count(), wanted):
                made = a_company(actor, name=f"Firma {number:02}")
                CompanyPerson.objects.create(
                    company=made, name="Bo", is_main=True, created_at=made.created_at
                )
        with CaptureQueriesContext(connection) as asked:
            answer = consultant.get(address("companies"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert answer.text.count('<th scope="row">') == 50
    second = consultant.get(address("companies"), {"side": "2"})
    assert second.text.count('<th scope="row">') == 10


def test_d1_the_list_is_narrowed_by_what_the_company_needs_and_where_it_lies(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        bread = a_company(actor, name="Brød", postcode="8000", work_fields=("kitchen",))
        a_company(actor, name="Lager", postcode="5000")
    assert consultant.post(address("new_opening", bread.pk), opening_form()).status_code == 302
    for chosen, found in (
        ({"felt": "storage"}, True),
        ({"felt": "kitchen"}, True),
        ({"felt": "office"}, False),
        ({"postnr": "80"}, True),
        ({"postnr": "81"}, False),
        ({"aabne": "on", "mangel": "on"}, True),
        ({"lukkede": "on"}, False),
    ):
        shown = consultant.get(address("companies"), chosen).text
        assert (">Brød</a>" in shown, ">Lager</a>" in shown) == (found, False), chosen
    everything = consultant.get(address("companies"), {"felt": "x' or 1", "postnr": "%"}).text
    assert (">Brød</a>" in everything, ">Lager</a>" in everything) == (True, True)
    assert "Skriv cifre" in everything


def test_d1_a_search_while_typing_offers_companies_to_choose(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_company(actor, name="Pak og Lager")
    answer = consultant.get(address("search"), {"company": "brø"})
    assert f'name="company_id" value="{company.pk}"' in answer.text
    assert "Pak og Lager" not in answer.text


# --- Closing --------------------------------------------------------------------------------------


def test_d1_a_company_closes_once_with_its_reason_and_opens_again(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        a_match(work, actor, company)
    form = {"key": str(uuid.uuid4()), "version": "1", **day("closed_on", TODAY)}
    url = address("close", company.pk)
    silent = consultant.post(url, form)
    assert (silent.status_code, "hvorfor virksomheden lukkes" in silent.text) == (409, True)
    for _ in range(2):
        assert consultant.post(url, form | {"reason": "closed_down"}).status_code == 302
    page = consultant.get(address("company", company.pk)).text
    assert ("Ophørt eller gået konkurs 4. marts 2026" in page, "Skriv en åbning" in page) == (
        True,
        False,
    )
    tasks = consultant.get(reverse("staff:cases:case", args=[work.case.pk])).text
    assert "Virksomheden er lukket." in tasks
    for _ in range(2):
        again = consultant.post(address("reopen", company.pk), {"version": "2"})
        assert again.status_code == 302
    assert "Skriv en åbning" in consultant.get(address("company", company.pk)).text
