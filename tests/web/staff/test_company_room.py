"""Openings, people and contact of a company in the browser."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    CompanyContact,
    CompanyPerson,
    EmployerContact,
    Opening,
)
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, a_company
from tests.worlds import TODAY, World

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


# --- Openings and people --------------------------------------------------------------------------


def test_d1_an_opening_is_written_once_corrected_and_filled(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = opening_form()
    for _ in range(2):
        assert consultant.post(address("new_opening", company.pk), form).status_code == 302
    with work.consultant():
        opening = Opening.objects.get()
    assert (opening.least_minutes, opening.most_minutes, opening.ordinary_possible) == (
        360, 750, True,
    )  # fmt: skip
    page = consultant.get(address("company", company.pk)).text
    for said in ("6–12,5 timer om ugen", "tirsdag og torsdag 9–12", "et roligt sted", "mangler"):
        assert said in page
    backwards = opening_form(least_minutes="20", version="1")
    refused = consultant.post(address("opening", company.pk, opening.pk), backwards)
    assert (refused.status_code, "Det mindste timetal er større" in refused.text) == (409, True)
    unread = consultant.post(
        address("new_opening", company.pk), opening_form(times="når det passer")
    )
    assert (unread.status_code, "når det passer" in unread.text) == (422, True)
    end = address("end_opening", company.pk, opening.pk)
    why = {"version": "1", "reason": "filled", **day("ended_on", TODAY)}
    for _ in range(2):
        assert consultant.post(end, why).status_code == 302
    with work.consultant():
        assert Opening.objects.get().end_reason == "filled"
    past = consultant.get(address("company", company.pk)).text
    assert "Besat 4. marts 2026" in past


def test_d1_two_who_correct_one_opening_meet_both_texts(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    consultant.post(address("new_opening", company.pk), opening_form())
    with work.consultant():
        opening = Opening.objects.get()
    url = address("opening", company.pk, opening.pk)
    assert consultant.post(url, opening_form(version="1", tasks="Pakke")).status_code == 302
    stale = consultant.post(url, opening_form(version="1", tasks="Feje"))
    assert (stale.status_code, "Pakke" in stale.text, "Feje" in stale.text) == (409, True, True)


def read_from(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page, as a browser sends them back."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)"[^>]*? value="([^"]*)"', page)
    return {name: unescape(value) for name, value in hidden if name in {"key", "version", "seen"}}


def test_t9_two_clicks_are_one_correction_and_two_colleagues_correct_each_their_own(
    work: Work, consultant: Client
) -> None:
    """A company, an opening and a person: nobody is asked to choose between equal texts."""
    with work.consultant() as actor:
        company = a_company(actor, name="Byens Brød")
    consultant.post(address("new_opening", company.pk), opening_form())
    consultant.post(address("new_person", company.pk), {"name": "Bo", "is_active": "on"})
    with work.consultant():
        opening, bo = Opening.objects.get(), CompanyPerson.objects.get()
    forms = {
        address("edit", company.pk): (company_form(name="Byens Brød"), "city", "address"),
        address("opening", company.pk, opening.pk): (opening_form(), "conditions", "tasks"),
        address("person", company.pk, bo.pk): (
            {"name": "Bo", "is_active": "on", "is_main": "on"}, "title", "phone",
        ),
    }  # fmt: skip
    for url, (form, mine, theirs) in forms.items():
        opened = form | read_from(consultant.get(url).text)
        for _ in range(2):
            assert consultant.post(url, opened | {mine: "Mit"}).status_code == 302
        other = consultant.post(url, opened | {theirs: "Deres"}, follow=True)
        assert (other.status_code, "Begge dele er gemt." in other.text) == (200, True)
        kept = consultant.get(url).text
        assert ("Mit" in kept, "Deres" in kept) == (True, True)


def test_d1_what_was_typed_of_a_company_or_an_opening_is_there_again_until_it_is_saved(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    consultant.post(address("new_opening", company.pk), opening_form())
    with work.consultant():
        opening = Opening.objects.get()
    forms = {
        address("add"): ("company:new", company_form(name="Et helt andet sted"), "needs"),
        address("edit", company.pk): (f"company:{company.pk}", company_form(), "needs"),
        address("new_opening", company.pk): (
            f"opening:new:{company.pk}", opening_form(title="Feje"), "tasks",
        ),
        address("opening", company.pk, opening.pk): (
            f"opening:{opening.pk}", opening_form(), "tasks",
        ),
    }  # fmt: skip
    for url, (name, form, field) in forms.items():
        typed = {field: "Halvt skrevet", "is_active": "on", "ff_form": name}
        assert consultant.post(reverse("keep_draft"), typed).status_code == 200
        opened = consultant.get(url).text
        assert ("Halvt skrevet" in opened, f'data-ff-draft-form="{name}"' in opened) == (True, True)
        assert consultant.post(url, form | read_from(opened)).status_code == 302
        assert "Halvt skrevet" not in consultant.get(url).text


def test_d1_people_are_added_corrected_and_stay_when_they_leave(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = {"key": str(uuid.uuid4()), "name": "Bo Bager", "phone": "20 99", "is_active": "on"}
    for _ in range(2):
        assert consultant.post(address("new_person", company.pk), form).status_code == 302
    with work.consultant():
        person = CompanyPerson.objects.get()
    url = address("person", company.pk, person.pk)
    wrong = consultant.post(url, form | {"version": "1", "email": "bo"})
    assert (wrong.status_code, "Skriv en e-mailadresse" in wrong.text) == (422, True)
    left = {"version": "1", "name": "Bo Bager", "phone": "20 99"}
    assert consultant.post(url, left).status_code == 302
    assert "er holdt op" in consultant.get(address("company", company.pk)).text
    with work.consultant() as actor:
        other = a_company(actor, name="En anden")
    assert consultant.get(address("person", other.pk, person.pk)).status_code == 404


# --- Contact --------------------------------------------------------------------------------------


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


def test_d16_work_on_a_taster_visit_is_warned_of_before_it_is_kept(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    url = at(work.case, "companies:contact")
    form = {
        "key": str(uuid.uuid4()),
        "company_id": str(company.pk),
        "kind": "taster",
        "citizen_worked": "on",
        "note": "Hun pakkede med",
        **day("happened_on", TODAY),
    }
    warned = consultant.post(url, form)
    assert warned.status_code == 409
    for said in ("D16", "ikke bevilget en praktik først", "Hun pakkede med", "alligevel"):
        assert said in warned.text
    granted = form | {"key": str(uuid.uuid4()), **day("placement_granted_on", TODAY)}
    assert consultant.post(url, granted).status_code == 302
    assert consultant.post(url, form | {"warned": "on"}).status_code == 302
    with work.consultant():
        kept = EmployerContact.objects.order_by("pk")
        assert [(one.citizen_present, one.placement_granted_on) for one in kept] == [
            (True, TODAY),
            (True, None),
        ]


def test_d1_the_page_of_a_company_names_citizens_only_to_those_who_see_them(
    work: Work, world: World, consultant: Client, sign_in: SignIn
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    about = {
        "key": str(uuid.uuid4()),
        "company_id": str(company.pk),
        "kind": "visit",
        "note": "Kun for teamet",
        **day("happened_on", TODAY),
    }
    consultant.post(at(work.case, "companies:contact"), about)
    own = {"key": str(uuid.uuid4()), "kind": "phone", "note": "Ring igen", "person_id": ""}
    own |= day("happened_on", TODAY - timedelta(days=1))
    for _ in range(2):
        assert consultant.post(address("note_contact", company.pk), own).status_code == 302
    with work.consultant():
        assert CompanyContact.objects.count() == 1
    seen = consultant.get(address("company", company.pk)).text
    assert ("Karin Mølgaard" in seen, "Ring igen" in seen, "D13" in seen) == (True, True, True)
    stranger = sign_in(world.stranger)
    page = stranger.get(address("company", company.pk)).text
    assert ("Mølgaard" in page, "Ring igen" in page) == (False, True)
    assert page.count("Virksomhedsbesøg") == 0
    for answer, says in (("ja", "Jeg kender dem ikke mere"), ("nej", ">Jeg kender dem<")):
        stranger.post(address("know", company.pk), {"kender": answer})
        assert says in stranger.get(address("company", company.pk)).text


def test_the_page_of_a_company_asks_as_many_queries_with_2_contacts_as_with_20(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    counts = []
    for wanted in (2, 20):
        with work.consultant() as actor:
            stamp = {"created_at": company.created_at, "created_by_id": actor.id}
            for _ in range(CompanyContact.objects.count(), wanted):
                CompanyContact.objects.create(
                    **stamp, company=company, kind="phone", happened_on=TODAY
                )
                EmployerContact.objects.create(
                    **stamp, company=company, case=work.case, kind="visit", happened_on=TODAY
                )
                Opening.objects.create(
                    **stamp, company=company, title="Job", work_field="shop", open_from=TODAY
                )
        with CaptureQueriesContext(connection) as asked:
            consultant.get(address("company", company.pk))
        counts.append(len(asked))
    assert counts[0] == counts[1]
