"""A proposal that nobody can answer any more is proposed again, as its refusal says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import Company, WorkAgreement
from fodfaeste.rules.placement.kinds import AgreementParty
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import FULL_TERMS, Work, agreed, proposed
from tests.worlds import TODAY, World

AGAIN = "Foreslå aftalen på ny</button>"


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def answer(text_hash: str, party: str) -> dict[str, str]:
    return {"party": party, "agrees": "ja", "text_hash": text_hash, "person_name": "Karin"}


def test_d6_a_proposal_whose_time_is_up_is_proposed_again_and_answered(
    work: Work, consultant: Client, today_is: TodayIs
) -> None:
    made = proposed(work)
    consultant.post(at(work.case, "answer"), answer(made.text_hash, "citizen"))
    assert AGAIN not in consultant.get(at(work.case, "agreement")).text
    today_is(TODAY + timedelta(days=31))
    assert AGAIN in consultant.get(at(work.case, "agreement")).text
    late = consultant.post(at(work.case, "answer"), answer(made.text_hash, "employer"))
    assert late.status_code == 409
    for _ in range(2):
        again = consultant.post(at(work.case, "propose"), {"version": f"{made.version}"})
        assert again.status_code == 302
    assert AGAIN not in consultant.get(at(work.case, "agreement")).text
    consultant.post(at(work.case, "answer"), answer(made.text_hash, "employer"))
    with work.consultant():
        row = WorkAgreement.objects.get()
        assert (row.version, row.reminders_sent) == (made.version + 1, 0)
        assert work.sheet().agreed_by == {AgreementParty.CITIZEN, AgreementParty.EMPLOYER}


def test_d6_a_company_that_changes_its_name_meanwhile_is_not_signed_for_under_the_old_one(
    work: Work, consultant: Client
) -> None:
    made = proposed(work)
    consultant.post(at(work.case, "answer"), answer(made.text_hash, "citizen"))
    with work.consultant():
        Company.objects.update(name="Byens Brød og Kager ApS")
    refused = consultant.post(at(work.case, "answer"), answer(made.text_hash, "employer"))
    assert refused.status_code == 409
    assert "har fået et andet navn, siden aftalen blev foreslået" in refused.text
    assert AGAIN in refused.text
    consultant.post(at(work.case, "propose"), {"version": f"{made.version}"})
    with work.consultant():
        sheet = work.sheet()
        assert sheet.text_hash == sheet.fingerprint != made.text_hash
        assert sheet.agreed_by == frozenset()


def test_d6_every_answer_can_be_read_with_its_evidence_also_when_it_was_taken_back(
    work: Work, consultant: Client
) -> None:
    made = proposed(work)
    consultant.post(
        at(work.case, "answer"), answer(made.text_hash, "citizen"), REMOTE_ADDR="203.0.113.7"
    )
    consultant.post(at(work.case, "regret"), {"party": "citizen"})
    shown = consultant.get(at(work.case, "agreement")).text
    evidence = shown.split("Alle svar på udgave 1")[1].split("</details>")[0]
    for said in (
        "Borgeren, Karin: ja",
        "fra 203.0.113.7",
        f"tekstens mærke {made.text_hash[:16]}",
        "taget tilbage 4. marts 2026",
    ):
        assert said in evidence


@pytest.mark.parametrize("state", ["draft", "dropped"])
def test_d6_the_page_of_work_names_the_version_that_counts_and_its_follow_up(
    work: Work, consultant: Client, state: str
) -> None:
    agreed(work)
    with work.consultant() as actor:
        later = replace(FULL_TERMS, placement_minutes=60, follow_up_on=date(2026, 5, 27))
        begun = work.begin(actor, later)
        WorkAgreement.objects.filter(pk=begun.pk).update(state=state)
    shown = consultant.get(at(work.case, "work")).text
    assert ("Droppet" in shown, "27. maj" in shown) == (False, False)
    assert "Næste opfølgning onsdag 18. marts 2026" in shown
    assert ("Indtil da gælder udgave 1." in shown) is (state == "draft")
