"""What the employer can do behind the link beside answering: regret, feedback, a copy."""

from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.actions import changes
from fodfaeste.records.placement.models import AgreementAnswer, EmployerFeedback, WorkAgreement
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.placement.kinds import AgreementParty
from tests.web.conftest import SignIn, TodayIs
from tests.work_forms import at
from tests.work_worlds import NOW, Work, agreed, proposed
from tests.worlds import TODAY, World


@pytest.fixture
def work(world: World, case: Case, today_is: TodayIs) -> Work:
    today_is(TODAY)
    return Work(world=world, case=case)


def page(token: str, more: str = "") -> str:
    return f"/aftale/{token}/{more}"


def notices(work: Work) -> list[tuple[str, str]]:
    with work.consultant() as actor:
        mine = Notice.objects.filter(recipient_id=actor.id).order_by("pk")
        return list(mine.values_list("kind", "sentence"))


def test_l4_two_questions_reach_the_consultant_and_the_page_of_the_agreement(
    work: Work, world: World, sign_in: SignIn
) -> None:
    token = work.link(agreed(work))[1]
    client = Client()
    for _ in range(2):
        sent = client.post(
            page(token, "hvordan-gaar-det/"), {"score": "4", "talk_about": "Pauserne"}
        )
        assert (sent.status_code, sent.headers["Location"]) == (302, page(token))
    assert "Jobkonsulenten får besked" in client.get(page(token)).text
    with work.consultant():
        said = EmployerFeedback.objects.get()
        assert (said.score, said.talk_about, said.person_name, said.given_on) == (
            4,
            "Pauserne",
            "Bo Bager",
            TODAY,
        )
    assert notices(work)[-1] == (
        "employer_feedback",
        "Arbejdsgiveren har skrevet, hvordan det går på arbejdspladsen.",
    )
    shown = sign_in(world.job_consultant).get(at(work.case, "agreement"))
    assert ("Det går 4 af 5" in shown.text, "»Pauserne«" in shown.text) == (True, True)


def test_l4_the_latest_word_stands_on_the_page_of_work(
    work: Work, world: World, sign_in: SignIn
) -> None:
    token = work.link(agreed(work))[1]
    for score, words in (("4", "Fint"), ("2", "Hun møder sent")):
        sent = {"score": score, "talk_about": words}
        Client().post(page(token, "hvordan-gaar-det/"), sent)
    shown = sign_in(world.job_consultant).get(at(work.case, "work")).text
    assert "det går 2 af 5. Vil tale om: »Hun møder sent«" in shown
    assert "det går 4 af 5" not in shown


def test_l4_a_low_mark_asks_the_consultant_to_call(work: Work) -> None:
    token = work.link(agreed(work))[1]
    Client().post(page(token, "hvordan-gaar-det/"), {"score": "2", "talk_about": ""})
    assert notices(work)[-1][1].endswith("Ring i dag.")


@pytest.mark.parametrize("score", ["", "0", "6", "fem"])
def test_l4_feedback_without_a_mark_comes_back_with_what_was_typed(work: Work, score: str) -> None:
    token = work.link(agreed(work))[1]
    answer = Client().post(
        page(token, "hvordan-gaar-det/"), {"score": score, "talk_about": "Nøglen til døren"}
    )
    assert answer.status_code in {409, 422}
    assert "Nøglen til døren" in answer.text
    with work.consultant():
        assert EmployerFeedback.objects.count() == 0


def test_l4_before_the_agreement_counts_nobody_is_asked_how_it_goes(work: Work) -> None:
    token = work.link(proposed(work))[1]
    client = Client()
    assert "Fortæl os, hvordan det går" not in client.get(page(token)).text
    refused = client.post(page(token, "hvordan-gaar-det/"), {"score": "4"})
    assert refused.status_code == 409
    with work.consultant():
        assert EmployerFeedback.objects.count() == 0


def test_l4_a_flood_of_feedback_is_stopped_and_nothing_is_lost_of_it(work: Work) -> None:
    token = work.link(agreed(work))[1]
    client = Client()
    found = [
        client.post(
            page(token, "hvordan-gaar-det/"), {"score": "3", "talk_about": f"Nummer {number}"}
        ).status_code
        for number in range(7)
    ]
    assert found == [302] * 5 + [409] * 2


def test_d6_the_employer_regrets_a_yes_until_the_others_have_answered(work: Work) -> None:
    agreement = proposed(work)
    token = work.link(agreement)[1]
    client = Client()
    client.post(page(token), {"answer": "ja", "text_hash": agreement.text_hash})
    assert "Jeg fortryder mit ja" in client.get(page(token)).text
    for status in (302, 409):
        assert client.post(page(token, "fortryd/")).status_code == status
    with work.consultant():
        answer = AgreementAnswer.objects.get()
        assert (answer.regretted_at, answer.regretted_by) == (NOW, None)
        assert work.sheet().agreed_by == frozenset()
    assert notices(work)[-1][1].startswith("Et ja til arbejdsaftalen er fortrudt.")
    client.post(page(token), {"answer": "ja", "text_hash": agreement.text_hash})
    with work.consultant():
        assert work.sheet().agreed_by == {AgreementParty.EMPLOYER}


def test_d6_after_the_last_yes_nothing_is_regretted(work: Work) -> None:
    token = work.link(agreed(work))[1]
    client = Client()
    assert "Jeg fortryder mit ja" not in client.get(page(token)).text
    refused = client.post(page(token, "fortryd/"))
    assert refused.status_code == 409
    assert "bliver stående" in refused.text
    with work.consultant():
        assert work.sheet().agreed_by == frozenset(AgreementParty)


def test_l4_the_copy_is_one_page_with_the_names_of_those_who_said_yes(work: Work) -> None:
    token = work.link(agreed(work))[1]
    answer = Client().get(page(token, "pdf/"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="arbejdsaftale.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1


def test_l4_there_is_no_copy_of_a_draft(work: Work) -> None:
    token = work.link(proposed(work))[1]
    with work.consultant() as actor:
        work.say(
            actor,
            WorkAgreement.objects.get(),
            AgreementParty.CITIZEN,
            agrees=False,
            should_change="Senere",
        )
    assert Client().get(page(token, "pdf/")).status_code == 404


def test_d6_what_was_put_right_since_is_shown_to_the_employer(work: Work) -> None:
    agreement = agreed(work)
    token = work.link(agreement)[1]
    with work.consultant() as actor:
        changes.note_change(
            actor=actor,
            case=work.case,
            agreement_id=agreement.pk,
            version=agreement.version,
            practical=changes.Practical(
                follow_up_on=agreement.follow_up_on,
                follow_up_how=agreement.follow_up_how,
                contact_name="Mia Møller",
                contact_phone="20112299",
            ),
            today=TODAY,
            now=NOW,
        )
    shown = Client().get(page(token)).text
    assert "Kontakt på arbejdspladsen: Mia Møller (rettet 4. marts 2026)" in shown
    assert "Alle tre har sagt ja. Aftalen gælder." in shown
