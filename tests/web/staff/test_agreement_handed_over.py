"""The screen handed over: the citizen answers in their own name, and opens nothing else (D6)."""

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import AgreementAnswer
from fodfaeste.rules.placement.kinds import AnswerWay
from tests.web.conftest import SignIn
from tests.work_forms import at
from tests.work_worlds import Work, proposed
from tests.worlds import World


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def handed(work: Work, consultant: Client) -> str:
    answer = consultant.post(at(work.case, "hand_over"))
    assert answer.headers["Location"] == at(work.case, "citizen_answer")
    return answer.headers["Location"]


def test_d6_the_citizen_answers_on_the_consultants_screen_in_their_own_name(
    work: Work, consultant: Client
) -> None:
    agreement = proposed(work)
    page = handed(work, consultant)
    shown = consultant.get(page).text
    assert "Din arbejdsaftale, Karin Mølgaard" in shown
    assert ("Hovedmenu" in shown, "/medarbejder/forloeb/" in shown.split("Jonas Krag")[0]) == (
        False,
        False,
    )
    for _ in range(2):
        consultant.post(page, {"answer": "ja", "text_hash": agreement.text_hash})
    assert "Giv nu skærmen tilbage til Jonas Krag." in consultant.get(page).text
    with work.consultant() as actor:
        answer = AgreementAnswer.objects.get()
        assert (answer.person_name, answer.given_how, answer.answered_by_id, answer.address) == (
            "Karin Mølgaard",
            AnswerWay.HANDED_OVER,
            actor.id,
            "127.0.0.1",
        )


def test_d6_a_screen_that_was_handed_over_opens_nothing_else(work: Work, sign_in: SignIn) -> None:
    proposed(work)
    work.world.job_consultant.set_password("en-lang-adgangskode")
    work.world.job_consultant.save()
    consultant = sign_in(work.world.job_consultant)
    handed(work, consultant)
    shut = [
        at(work.case, "agreement"),
        at(work.case, "work"),
        reverse("staff:cases:my_day"),
        reverse("staff:cases:case", kwargs={"case_id": work.case.pk}),
        reverse("mfa_index"),
    ]
    for address in shut:
        answer = consultant.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    kept = consultant.post(reverse("keep_draft"), {"ff_form": "x", "text": "y"})
    assert kept.status_code == 302
    refused = consultant.post(
        at(work.case, "answer"),
        {"party": "job_consultant", "agrees": "ja", "text_hash": "x", "person_name": "x"},
    )
    assert refused.status_code == 302
    with work.consultant():
        assert AgreementAnswer.objects.count() == 0


def test_d6_back_leads_through_the_consultants_own_password(
    work: Work, world: World, sign_in: SignIn
) -> None:
    proposed(work)
    world.job_consultant.set_password("en-lang-adgangskode")
    world.job_consultant.save()
    consultant = sign_in(world.job_consultant)
    handed(work, consultant)
    door = consultant.get(at(work.case, "agreement")).headers["Location"]
    wrong = consultant.post(door, {"password": "forkert"})
    assert wrong.status_code == 200
    assert consultant.get(at(work.case, "agreement")).status_code == 302
    right = consultant.post(door, {"password": "en-lang-adgangskode"})
    assert right.status_code == 302
    assert consultant.get(at(work.case, "agreement")).status_code == 200


def test_d6_who_has_no_password_here_is_led_to_signing_out(
    work: Work, world: World, sign_in: SignIn
) -> None:
    proposed(work)
    world.job_consultant.set_unusable_password()
    world.job_consultant.save()
    consultant = sign_in(world.job_consultant)
    handed(work, consultant)
    back = consultant.get(at(work.case, "agreement"))
    assert back.headers["Location"] == reverse("account_logout")


def test_d6_signing_out_and_in_again_gives_the_screen_back(
    work: Work, world: World, consultant: Client
) -> None:
    proposed(work)
    handed(work, consultant)
    consultant.force_login(world.job_consultant, backend="fodfaeste.accounts.backends.RoleBackend")
    assert consultant.get(at(work.case, "agreement")).status_code == 200


def test_d6_without_handing_the_screen_over_the_citizens_page_does_not_open(
    work: Work, consultant: Client
) -> None:
    agreement = proposed(work)
    answer = consultant.post(
        at(work.case, "citizen_answer"), {"answer": "ja", "text_hash": agreement.text_hash}
    )
    assert answer.headers["Location"] == at(work.case, "agreement")
    with work.consultant():
        assert AgreementAnswer.objects.count() == 0


# --- The link as mail and code --------------------------------------------------------------------
