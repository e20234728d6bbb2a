"""While another version is written or answered, what counts goes on for employer and citizen."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import EmployerFeedback, HoursWeek, WorkAgreement
from fodfaeste.rules.placement.kinds import AgreementParty
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import FULL_TERMS, Work, agreed, proposed
from tests.worlds import TODAY, World

FEWER = replace(FULL_TERMS, placement_minutes=9 * 60, working_times="Kun mandag kl. 9–18")


@pytest.fixture
def work(world: World, case: Case, today_is: TodayIs) -> Work:
    today_is(TODAY)
    return Work(world=world, case=case)


def page(token: str, more: str = "") -> str:
    return f"/aftale/{token}/{more}"


def test_d7_the_employer_writes_hours_and_feedback_while_a_next_version_waits_for_answers(
    work: Work,
) -> None:
    token, client = work.link(agreed(work))[1], Client()
    with work.consultant() as actor:
        work.propose(actor, work.begin(actor, FEWER))
    shown = client.get(page(token)).text
    assert "Kun mandag kl. 9–18" in shown
    assert "Indtil alle tre har sagt ja, gælder aftalen fra 4. marts 2026" in shown
    assert ("Skriv timer" in shown, "Fortæl os, hvordan det går" in shown) == (True, True)
    assert client.get(page(token, "pdf/?gaelder=1")).status_code == 200
    assert client.get(page(token, "timer/")).status_code == 200
    said = {"2026-W10-unpaid": "5", "2026-W10-paid": "0"}
    assert client.post(page(token, "timer/"), said).status_code == 302
    assert client.post(page(token, "hvordan-gaar-det/"), {"score": "4"}).status_code == 302
    with work.consultant():
        assert HoursWeek.objects.get().placement_minutes == 5 * 60
        assert EmployerFeedback.objects.count() == 1


def test_d6_what_was_written_into_a_version_that_was_dropped_is_nobodys_to_read(
    work: Work,
) -> None:
    made = proposed(work)
    token = work.link(made)[1]
    with work.consultant() as actor:
        written = work.revise(actor, made, replace(FULL_TERMS, considerations="Ingen radio"))
        WorkAgreement.objects.filter(pk=written.pk).update(state="dropped")
    shown = Client().get(page(token))
    assert "Der er ikke nogen aftale at læse lige nu." in shown.text
    assert "Ingen radio" not in shown.text
    assert Client().get(page(token, "pdf/")).status_code == 404
    assert Client().get(page(token, "timer/")).status_code == 404


def test_d6_a_wish_stands_before_both_until_the_version_is_proposed_anew(
    work: Work, world: World, sign_in: SignIn
) -> None:
    made = proposed(work)
    token = work.link(made)[1]
    with work.consultant() as actor:
        wish = "Vi åbner først kl. 10"
        work.say(actor, made, AgreementParty.EMPLOYER, agrees=False, should_change=wish)
        half = work.revise(actor, WorkAgreement.objects.get(), FEWER)
    consultant, said = sign_in(world.job_consultant), "»Vi åbner først kl. 10«"
    pages = [at(work.case, "agreement"), at(work.case, "agreement_write")]
    asks = "Arbejdsgiveren vil have noget ændret"
    assert [said in consultant.get(address).text for address in pages] == [True, True]
    assert [asks in consultant.get(address).text for address in pages] == [True, True]
    assert said in Client().get(page(token)).text
    with work.consultant() as actor:
        work.propose(actor, half)
    assert [asks in consultant.get(address).text for address in pages] == [False, False]


@pytest.mark.parametrize("more", ["", "timer/"])
def test_the_employers_pages_cost_the_same_with_many_versions(work: Work, more: str) -> None:
    token, client = work.link(agreed(work))[1], Client()

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page(token, more)).status_code == 200
        return len(asked)

    cost()
    first = cost()
    for number in range(5):
        with work.consultant() as actor:
            terms = replace(FULL_TERMS, working_times=f"Mandag kl. {number}–13")
            made = work.propose(actor, work.begin(actor, terms))
            for party in AgreementParty:
                work.say_yes(actor, made, party)
    assert cost() == first
    assert first <= 26
