"""What is written in the long form while an agreement counts: nothing typed is dropped unsaid."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.placement.kinds import AgreementParty
from tests.form_values import values_in
from tests.web.conftest import SignIn
from tests.work_forms import at
from tests.work_worlds import FULL_TERMS, Work, a_company, a_match, agreed
from tests.worlds import World


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def opened(consultant: Client, work: Work) -> dict[str, str]:
    """The form as the browser would send it back untouched."""
    return values_in(consultant.get(at(work.case, "agreement_write")).text)


def send(consultant: Client, work: Work, form: Mapping[str, str]) -> tuple[int, str]:
    answer = consultant.post(at(work.case, "agreement_write"), form, follow=True)
    return answer.status_code, answer.text


def test_d4_the_reason_for_a_no_is_kept_when_nothing_else_is_changed(
    work: Work, consultant: Client
) -> None:
    terms = replace(
        FULL_TERMS, ordinary_possible=False, ordinary_when="", ordinary_no_reason="Ingen penge nu"
    )
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        made = work.propose(actor, work.begin(actor, terms))
        for party in AgreementParty:
            work.say_yes(actor, made, party)
    form = opened(consultant, work) | {"ordinary_no_reason": "De har ansættelsesstop til maj."}
    assert send(consultant, work, form)[0] == 200
    with work.consultant():
        only = WorkAgreement.objects.get()
        assert (only.number, only.state) == (1, "agreed")
        assert only.ordinary_no_reason == "De har ansættelsesstop til maj."


def test_d12_a_step_alone_is_sent_to_the_ladder_and_not_said_to_be_saved(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    form = opened(consultant, work) | {"task_1_step": "masters", "contact_name": "Mia"}
    status, page = send(consultant, work, form)
    assert status == 409
    assert "skrives på opgavetrappen" in page
    assert 'value="Mia"' in page
    assert "Det er rettet." not in page
    again = form | {"task_1_step": "learning"}
    assert send(consultant, work, again)[0] == 200
    with work.consultant():
        assert WorkAgreement.objects.get().contact_name == "Mia"


def test_d6_a_practical_change_from_an_old_long_form_meets_the_merge_page(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    old = opened(consultant, work)
    assert send(consultant, work, old | {"contact_name": "Mia"})[0] == 200
    status, page = send(consultant, work, old | {"contact_name": "Ole"})
    assert status == 409
    assert ("Ole" in page, "Mia" in page) == (True, True)
    chosen = values_in(page) | {"contact_name_valg": "mine"}
    assert re.fullmatch(r"[1-9]\d*", chosen["version"])
    assert send(consultant, work, chosen)[0] == 200
    with work.consultant():
        assert WorkAgreement.objects.get().contact_name == "Ole"
