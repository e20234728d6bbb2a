"""How a match ends, and the way back, in the browser (D11, E6)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case, QuickReaction, Task
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.placement.kinds import MatchEndReason
from tests.factories import courses
from tests.placement_forms import (
    broken,
    of_match,
)
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, a_company, a_match
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def test_d11_a_match_does_not_end_without_its_reason(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        **day("ended_on", TODAY),
        "note": "Bageriet lukkede",
    }
    url = at(work.case, "placements:end_match")
    refused = consultant.post(url, form)
    assert (refused.status_code, 'href="/metoden/#D11"' in refused.text) == (409, True)
    assert "Bageriet lukkede" in refused.text
    ended = consultant.post(url, form | {"reason": "employer_wished"}, follow=True)
    assert "sagsbehandlerne er bedt om en hurtig afklaring" in ended.text
    with work.consultant():
        assert JobMatch.objects.get().end_reason == "employer_wished"
        assert QuickReaction.objects.count() == 1


def test_d11_the_way_back_is_laid_on_the_page_and_becomes_tasks(
    work: Work, consultant: Client
) -> None:
    match = broken(work)
    shown = consultant.get(at(work.case, "work")).text
    assert "Arbejdet hos Byens Brød ApS er afbrudt" in shown
    url = of_match(work.case, "restart", match)
    opened = consultant.get(url)
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        "seen": opened.context["form"].initial["seen"],
        "learned": "Der skal være roligt.",
        "what_1": "Ringe til tre lagre",
        **day("due_1", TODAY + timedelta(days=2)),
    }
    nobody = consultant.post(url, form)
    assert (nobody.status_code, "Vælg, hvem der gør det." in nobody.text) == (422, True)
    assert "Ringe til tre lagre" in nobody.text
    no_day = form | {"who_1": "citizen", **day("due_1", TODAY - timedelta(days=1))}
    refused = consultant.post(url, no_day)
    assert (refused.status_code, 'href="/metoden/#D11"' in refused.text) == (409, True)
    assert consultant.post(url, form | {"who_1": "citizen"}).status_code == 302
    page = consultant.get(of_match(work.case, "broken", match)).text
    assert "Der skal være roligt." in page
    assert "Borgeren selv" in page
    with work.consultant():
        assert Task.objects.get(rule="D11").citizen_does_it


def test_m1_what_was_learned_stays_with_those_who_may_read_about_work(
    work: Work, world: World, sign_in: SignIn
) -> None:
    match = broken(work)
    client = sign_in(world.social_caseworker)
    page = client.get(of_match(work.case, "broken", match))
    assert page.status_code == 200
    assert "Karin blev syg af støjen." not in page.text
    assert client.get(of_match(work.case, "restart", match)).status_code == 404


def test_e6_the_page_says_that_cti_goes_on_when_the_work_has_broken_off(
    work: Work, consultant: Client, as_owner: AsOwner
) -> None:
    match = broken(work)
    url = of_match(work.case, "broken", match)
    assert "CTI fortsætter" not in consultant.get(url).text
    with as_owner():
        granted = courses.grant(work.case, starts_on=TODAY)
        courses.cti_course(match, granted, starts_on=TODAY)
    page = consultant.get(url).text
    assert "CTI fortsætter" in page
    assert "Det slutter som aftalt 3. december 2026." in page


def test_d11_a_match_that_ended_as_agreed_has_no_way_back(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        work.end(actor, match, reason=MatchEndReason.COMPLETED)
    assert consultant.get(of_match(work.case, "broken", match)).status_code == 404
