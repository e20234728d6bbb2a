"""Match, placement and hours in the browser."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import BrokenGlass, Case, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import (
    EmployerContact,
    JobMatch,
)
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.work_forms import at, day, match_form
from tests.work_worlds import FULL_TERMS, WHY_IT_FITS, Work, a_company, agreed
from tests.worlds import TODAY, World, noon

AsOwner = Callable[[], AbstractContextManager[None]]
PAGES = ("work", "companies:contact", "matching:match", "agreement", "agreement_write")


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


# --- Who comes in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_m1_a_stranger_finds_no_page_of_work(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    answer = sign_in(world.stranger).get(at(case, name))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


@pytest.mark.parametrize("name", PAGES)
def test_the_job_consultant_opens_every_page_of_work(
    work: Work, consultant: Client, name: str
) -> None:
    agreed(work)
    answer = consultant.get(at(work.case, name))
    assert (answer.status_code, "Karin M" in answer.text) == (200, True)


def test_m1_the_team_shares_the_agreement_but_not_the_notes_about_the_match(
    work: Work, world: World, sign_in: SignIn
) -> None:
    agreed(work)
    client = sign_in(world.social_caseworker)
    words = client.get(at(work.case, "agreement"))
    assert FULL_TERMS.considerations in words.text
    overview = client.get(at(work.case, "work")).text
    assert "Byens Brød ApS" in overview
    assert WHY_IT_FITS not in overview
    assert WHY_IT_FITS in sign_in(world.job_consultant).get(at(work.case, "work")).text


# --- The match ------------------------------------------------------------------------------------


def test_d2_a_match_is_found_once_however_often_the_button_is_pressed(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
        drafts.keep(
            actor=actor, form=f"match:{work.case.pk}", fields={"job_title": "x"}, now=noon(TODAY)
        )
    form = match_form(company)
    for _ in range(2):
        assert consultant.post(at(work.case, "matching:match"), form).status_code == 302
    with work.consultant():
        assert JobMatch.objects.get().job_title == "Bagerimedhjælper"
        assert Draft.objects.count() == 0


@pytest.mark.parametrize("with_worker", [True, False])
def test_d2_the_page_says_whether_there_is_a_cti_worker_who_was_told(
    work: Work, consultant: Client, as_owner: AsOwner, *, with_worker: bool
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    if not with_worker:
        with as_owner():
            TeamMembership.objects.filter(case=work.case, role=Role.CTI_WORKER).delete()
    page = consultant.post(at(work.case, "matching:match"), match_form(company), follow=True).text
    assert ("CTI-medarbejderen har fået besked." in page) is with_worker
    assert ("Der er ingen CTI-medarbejder på teamet" in page) is not with_worker


def test_d2_without_the_citizens_yes_the_page_says_which_rule_and_keeps_the_text(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    silent = match_form(company) | {
        f"citizen_said_yes_on_{part}": "" for part in ("day", "month", "year")
    }
    answer = consultant.post(at(work.case, "matching:match"), silent)
    assert answer.status_code == 409
    assert 'href="/metoden/#D2"' in answer.text
    assert "Borgerens ja til jobmatchet er ikke noteret." in answer.text
    assert "Hun kan lide at stå tidligt op" in answer.text
    assert f'value="{company.pk}" checked' in answer.text


def test_d2_the_search_button_finds_a_company_without_javascript(
    work: Work, consultant: Client
) -> None:
    with work.consultant() as actor:
        company = a_company(actor)
    form = match_form(company) | {"company": "byens", "company_id": "", "find": "1"}
    answer = consultant.post(at(work.case, "matching:match"), form)
    assert answer.status_code == 200
    assert f'name="company_id" value="{company.pk}"' in answer.text
    assert "Hun kan lide at stå tidligt op" in answer.text
    with work.consultant():
        assert JobMatch.objects.count() == 0


def test_d2_the_cti_worker_may_not_say_that_a_match_is_found(
    work: Work, world: World, sign_in: SignIn
) -> None:
    answer = sign_in(world.cti_worker).get(at(work.case, "matching:match"))
    assert answer.status_code == 403
    assert "Det er teamets jobkonsulent, der gør det." in answer.text


def test_m1_broken_glass_notes_no_contact_with_a_company(
    work: Work, sign_in: SignIn, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    stranger = work.world.stranger
    with as_owner():
        BrokenGlass.objects.create(
            **made_by(stranger.pk, noon(TODAY)),
            case=work.case,
            user=stranger,
            reason="Karin står i receptionen og har brug for hjælp",
            starts=noon(TODAY) - timedelta(hours=1),
            ends=noon(TODAY) + timedelta(hours=1),
        )
    with work.consultant() as actor:
        company = a_company(actor)
    form = {
        "key": str(uuid.uuid4()),
        "company_id": str(company.pk),
        "kind": "phone",
        **day("happened_on", TODAY),
    }
    assert sign_in(stranger).post(at(work.case, "companies:contact"), form).status_code == 403
    with work.consultant():
        assert EmployerContact.objects.count() == 0
