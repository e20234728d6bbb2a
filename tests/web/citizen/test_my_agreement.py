"""Mit forløb: my work agreement, in my words, answered by me."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import AgreementAnswer, WorkAgreement
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, AnswerWay
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import FULL_TERMS, Work, agreed, proposed
from tests.worlds import TODAY, World

PAGE = "/mit-forloeb/aftale/"


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def me(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.citizen)


def says(agreement: WorkAgreement, answer: str = "ja", **more: str) -> dict[str, str]:
    return {"answer": answer, "text_hash": agreement.text_hash} | more


def test_d6_i_read_my_agreement_in_plain_words_and_say_yes_myself(work: Work, me: Client) -> None:
    agreement = proposed(work)
    assert "Læs din arbejdsaftale, og svar" in me.get("/mit-forloeb/").text
    shown = me.get(PAGE).text
    for words in ("Pakke rundstykker", "12 timer i praktik", "Pause hver time"):
        assert words in shown
    for _ in range(2):
        assert me.post(f"{PAGE}svar/", says(agreement)).status_code == 302
    assert "Du sagde ja 4. marts 2026" in me.get(PAGE).text
    with work.consultant() as actor:
        answer = AgreementAnswer.objects.get()
        assert (answer.party, answer.given_how, answer.answered_by_id, answer.address) == (
            AgreementParty.CITIZEN,
            AnswerWay.OWN_PAGE,
            work.world.citizen.pk,
            "127.0.0.1",
        )
        told = Notice.objects.filter(recipient_id=actor.id).values_list("sentence", flat=True)
        assert "Borgeren har sagt ja til arbejdsaftalen." in told


def test_d6_my_wish_for_a_change_makes_it_a_draft_that_i_do_not_read(
    work: Work, me: Client
) -> None:
    agreement = proposed(work)
    silent = me.post(f"{PAGE}svar/", says(agreement, "ret"))
    assert (silent.status_code, "står ikke, hvad der skal ændres" in silent.text) == (409, True)
    wish = says(agreement, "ret", should_change="Ikke om mandagen")
    assert me.post(f"{PAGE}svar/", wish).status_code == 302
    with work.consultant() as actor:
        work.revise(actor, WorkAgreement.objects.get(), replace(FULL_TERMS, working_times="Aften"))
    shown = me.get(PAGE).text
    assert "Der er ikke nogen arbejdsaftale at læse lige nu." in shown
    assert ("»Ikke om mandagen«" in shown, "Aften" in shown) == (True, False)
    with work.consultant():
        assert WorkAgreement.objects.get().state == AgreementState.DRAFT


def test_d6_i_regret_until_all_have_answered_and_not_after(work: Work, me: Client) -> None:
    agreement = proposed(work)
    me.post(f"{PAGE}svar/", says(agreement))
    assert me.post(f"{PAGE}fortryd/").status_code == 302
    with work.consultant():
        assert work.sheet().agreed_by == frozenset()
    me.post(f"{PAGE}svar/", says(agreement))
    with work.consultant() as actor:
        for party in (AgreementParty.EMPLOYER, AgreementParty.JOB_CONSULTANT):
            work.say_yes(actor, agreement, party)
    late = me.post(f"{PAGE}fortryd/")
    assert (late.status_code, "bliver stående" in late.text) == (409, True)
    assert "Alle tre har sagt ja. Aftalen gælder." in me.get(PAGE).text


def test_d6_a_text_that_changed_while_i_read_is_read_again(work: Work, me: Client) -> None:
    old = proposed(work)
    with work.consultant() as actor:
        changed = replace(FULL_TERMS, working_times="Kun om natten")
        work.propose(actor, work.revise(actor, WorkAgreement.objects.get(), changed))
    answer = me.post(f"{PAGE}svar/", says(old))
    assert answer.status_code == 409
    assert ("Læs aftalen igen" in answer.text, "Kun om natten" in answer.text) == (True, True)


def test_d6_i_cannot_answer_after_the_last_day(work: Work, me: Client, today_is: TodayIs) -> None:
    agreement = proposed(work)
    today_is(TODAY + timedelta(days=31))
    assert "Fristen for at svare er gået." in me.get(PAGE).text
    assert me.post(f"{PAGE}svar/", says(agreement)).status_code == 409


def test_l2_without_an_agreement_the_page_says_so_and_a_post_leads_back(
    work: Work, me: Client
) -> None:
    assert "Der er ikke nogen arbejdsaftale" in me.get(PAGE).text
    for where in ("svar/", "fortryd/"):
        assert me.post(PAGE + where, {"answer": "ja"}).status_code == 302
    assert me.get(f"{PAGE}pdf/").status_code == 404
    assert work.case.pk


def test_l1_i_have_my_agreement_as_a_pdf(work: Work, me: Client) -> None:
    agreed(work)
    paper = me.get(f"{PAGE}pdf/")
    assert paper.headers["Content-Type"] == "application/pdf"


def test_m1_what_only_the_team_reads_does_not_stand_on_my_page(work: Work, me: Client) -> None:
    agreement = proposed(work)
    with work.consultant():
        WorkAgreement.objects.filter(pk=agreement.pk).update(ordinary_no_reason="kanariefugl")
    assert "kanariefugl" not in me.get(PAGE).text


def test_m1_a_colleague_does_not_answer_on_my_page(
    work: Work, world: World, sign_in: SignIn
) -> None:
    agreement = proposed(work)
    found = [
        sign_in(user).post(f"{PAGE}svar/", says(agreement)).status_code
        for user in (world.job_consultant, world.cti_worker, world.stranger)
    ]
    assert found == [404] * 3
    with work.consultant():
        assert AgreementAnswer.objects.count() == 0


def test_d6_i_read_what_counts_beside_what_is_proposed(work: Work, me: Client) -> None:
    agreed(work)
    with work.consultant() as actor:
        fewer = replace(FULL_TERMS, placement_minutes=9 * 60, working_times="Kun mandag kl. 9–18")
        work.propose(actor, work.begin(actor, fewer))
    shown = me.get(PAGE).text
    assert "Indtil alle tre har sagt ja, gælder aftalen fra 4. marts 2026" in shown
    assert (shown.count("9 timer i praktik"), shown.count("12 timer i praktik")) == (1, 1)
