"""Each way somebody could try to misuse a link, and what comes of it (L4, S4, D6).

A link works for whoever holds it: that is what a link is. What is held here is that it shows one
agreement and nothing beyond, that it can be ended at once, and that nothing is signed by accident.
"""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from fodfaeste.records.cases.models import Case, CaseLink, Consent
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    EmployerFeedback,
    JobMatch,
    WorkAgreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, MatchEndReason
from fodfaeste.web.shell import guessing
from tests.web.conftest import TodayIs
from tests.work_worlds import FULL_TERMS, NOW, Work, a_company, a_match, agreed, proposed
from tests.worlds import TODAY, World, enrolled_case

PAGES = ("", "pdf/", "timer/")


@pytest.fixture
def work(world: World, case: Case, today_is: TodayIs) -> Work:
    today_is(TODAY)
    return Work(world=world, case=case)


def page(token: str, more: str = "") -> str:
    return f"/aftale/{token}/{more}"


def yes(work: Work) -> dict[str, str]:
    with work.consultant():
        text_hash = WorkAgreement.objects.latest("number").text_hash
    return {"answer": "ja", "text_hash": text_hash}


def answers(work: Work) -> int:
    with work.consultant():
        return AgreementAnswer.objects.count()


# --- Nothing is signed by accident ----------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; SafeLinks preview bot)"},
    ],
)
def test_d6_neither_opening_nor_prefetching_nor_asking_for_the_head_signs(
    work: Work, headers: dict[str, str]
) -> None:
    token = work.link(proposed(work))[1]
    query = "?" + "&".join(f"{name}={value}" for name, value in yes(work).items())
    client = Client()
    for address in (page(token), page(token) + query):
        assert client.get(address, **headers).status_code == 200  # type: ignore[arg-type]
        assert client.head(address, **headers).status_code == 200  # type: ignore[arg-type]
    assert client.options(page(token)).status_code == 405
    for more in ("fortryd/", "hvordan-gaar-det/"):
        assert client.get(page(token, more)).status_code == 405
    assert answers(work) == 0


def test_s25_a_form_from_another_site_signs_nothing(work: Work) -> None:
    token = work.link(proposed(work))[1]
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(page(token), yes(work)).status_code == 403
    assert answers(work) == 0


# --- Forwarded ------------------------------------------------------------------------------------


def test_l4_whoever_holds_a_forwarded_link_answers_in_the_receivers_name_and_sees_nothing_beyond(
    work: Work,
) -> None:
    token = work.link(proposed(work))[1]
    other = Client(REMOTE_ADDR="203.0.113.7")
    shown = other.get(page(token))
    assert "Linket er personligt. Den, der har det, kan læse aftalen" in shown.text
    assert ("Mølgaard" in shown.text, "forloeb" in shown.text) == (False, False)
    other.post(page(token), yes(work))
    with work.consultant():
        answer = AgreementAnswer.objects.get()
    assert (answer.person_name, answer.address) == ("Bo Bager", "203.0.113.7")


def test_l4_the_link_opens_its_own_pages_and_no_other_door(work: Work) -> None:
    token = work.link(proposed(work))[1]
    client = Client()
    client.get(page(token))
    assert client.get(f"/medarbejder/forloeb/{work.case.pk}/").status_code == 302
    assert client.get("/mit-forloeb/").status_code == 302


# --- Expired, revoked, ended ----------------------------------------------------------------------


def close_by(work: Work, how: str) -> None:
    with work.consultant() as actor:
        if how == "revoked":
            CaseLink.objects.update(revoked_at=NOW, revoked_by=actor.id)
        elif how == "consent withdrawn":
            Consent.objects.update(withdrawn_on=TODAY, withdrawn_by=actor.id)
        elif how == "consent names another company":
            Consent.objects.update(to_name="Havnens Fisk")
        elif how == "match ended":
            match = JobMatch.objects.get()
            work.end(actor, match, reason=MatchEndReason.ILLNESS, note="Indlagt i dag")


@pytest.mark.parametrize(
    "how",
    ["revoked", "consent withdrawn", "consent names another company", "match ended", "expired"],
)
def test_s4_a_link_that_is_closed_opens_no_page_from_the_next_request_on(
    work: Work, today_is: TodayIs, how: str
) -> None:
    token = work.link(agreed(work))[1]
    client = Client()
    assert [client.get(page(token, more)).status_code for more in PAGES] == [200, 200, 200]
    close_by(work, how)
    if how == "expired":
        today_is(TODAY + timedelta(days=31))
    found = [client.get(page(token, more)).status_code for more in PAGES]
    found += [
        client.post(page(token, more), {**yes(work), "score": "1"}).status_code
        for more in ("", "fortryd/", "hvordan-gaar-det/")
    ]
    assert found == [404] * 6
    with work.consultant():
        assert EmployerFeedback.objects.count() == 0


def test_d6_a_match_that_ends_without_closing_the_link_closes_it_all_the_same(work: Work) -> None:
    token = work.link(proposed(work))[1]
    with work.consultant():
        JobMatch.objects.update(ended_on=TODAY, end_reason=MatchEndReason.ILLNESS)
        assert CaseLink.objects.get().revoked_at is None
    assert Client().get(page(token)).status_code == 404


# --- Reused ---------------------------------------------------------------------------------------


def test_d6_a_link_signs_each_text_once_and_is_read_again(work: Work) -> None:
    token = work.link(proposed(work))[1]
    client, old = Client(), yes(work)
    for _ in range(3):
        assert client.post(page(token), old).status_code == 302
    assert answers(work) == 1
    assert "Bo Bager sagde ja" in client.get(page(token)).text


def test_d6_a_yes_that_is_sent_again_after_the_text_changed_is_not_taken(work: Work) -> None:
    first = proposed(work)
    token, old = work.link(first)[1], yes(work)
    client = Client()
    client.post(page(token), old)
    with work.consultant() as actor:
        first.refresh_from_db()
        changed = replace(FULL_TERMS, ordinary_minutes=5 * 60)
        work.propose(actor, work.revise(actor, first, changed))
    again = client.post(page(token), old)
    assert again.status_code == 409
    assert "Et ja gælder den tekst, man har læst." in again.text
    assert "5 timer med løn" in again.text
    with work.consultant():
        assert work.sheet().agreed_by == frozenset()


def test_d6_one_link_follows_the_agreement_to_its_next_version(work: Work) -> None:
    token = work.link(agreed(work))[1]
    client = Client()
    with work.consultant() as actor:
        second = work.begin(actor, replace(FULL_TERMS, ordinary_minutes=5 * 60))
    assert "5 timer med løn" not in client.get(page(token)).text  # a draft is nobody's to read
    with work.consultant() as actor:
        work.propose(actor, second)
    assert "5 timer med løn" in client.get(page(token)).text
    assert client.post(page(token), yes(work)).status_code == 302
    with work.consultant():
        assert work.sheet().agreed_by == {AgreementParty.EMPLOYER}


# --- Of another course ----------------------------------------------------------------------------


def test_s4_a_link_to_an_agreement_of_another_course_opens_nothing(
    work: Work, world: World
) -> None:
    other = Work(world=world, case=enrolled_case(world, cpr="010203-1006"))
    proposed(work)
    with other.consultant() as actor:
        a_match(other, actor, a_company(actor, "Havnens Fisk"))
        theirs = other.propose(actor, other.begin(actor, FULL_TERMS))
    with work.consultant():
        mine = WorkAgreement.objects.get(case=work.case)
    link, token = work.link(mine)
    with work.consultant():
        CaseLink.objects.filter(pk=link.pk).update(target=theirs.pk)
    assert Client().get(page(token)).status_code == 404


# --- Guessed --------------------------------------------------------------------------------------


def said(answer: HttpResponse) -> str:
    """A page without the key of its form and the address that was typed, to choose a language."""
    return re.sub(r'value="[^"]*"', "", answer.text)


def test_s4_a_guessed_link_is_answered_as_a_closed_one_and_hammering_shuts_the_door(
    work: Work,
) -> None:
    token = work.link(proposed(work))[1]
    cache.clear()
    guesser = Client(REMOTE_ADDR="198.51.100.9")
    wrong = [guesser.get(page(f"{number:043d}")) for number in range(guessing.MOST)]
    assert {answer.status_code for answer in wrong} == {404}
    shut = guesser.get(page(token))
    assert shut.status_code == 404
    assert said(shut) == said(wrong[0])  # nothing tells a good link from a wrong one
    assert Client(REMOTE_ADDR="203.0.113.7").get(page(token)).status_code == 200
    cache.clear()


def test_s4_a_guesser_with_a_whole_network_of_addresses_is_one_guesser(work: Work) -> None:
    token = work.link(proposed(work))[1]
    cache.clear()
    for number in range(guessing.MOST):
        Client(REMOTE_ADDR=f"2001:db8::{number + 1:x}").get(page("x" * 43))
    assert Client(REMOTE_ADDR="2001:db8::ffff").get(page(token)).status_code == 404
    assert Client(REMOTE_ADDR="2001:db8:1::1").get(page(token)).status_code == 200
    cache.clear()


# --- Too late -------------------------------------------------------------------------------------


def test_d6_a_proposal_whose_time_is_up_cannot_be_signed(work: Work, today_is: TodayIs) -> None:
    agreement = proposed(work)
    today_is(TODAY + timedelta(days=20))
    late = TODAY + timedelta(days=31)
    token = work.link(agreement)[1]
    with work.consultant():
        CaseLink.objects.update(expires=NOW + timedelta(days=60))
    today_is(late)
    client = Client()
    shown = client.get(page(token))
    assert "Fristen for at svare er gået." in shown.text
    assert "Send svaret" not in shown.text
    refused = client.post(page(token), yes(work))
    assert (refused.status_code, "Fristen for at svare på aftalen er gået" in refused.text) == (
        409,
        True,
    )
    assert answers(work) == 0


def test_l4_what_is_sent_with_a_link_writes_to_its_own_course_alone(
    work: Work, world: World
) -> None:
    other = Work(world=world, case=enrolled_case(world, cpr="010203-1006"))
    with other.consultant() as actor:
        a_match(other, actor, a_company(actor, "Havnens Fisk"))
        theirs = other.propose(actor, other.begin(actor, FULL_TERMS))
    token = work.link(proposed(work))[1]
    Client().post(page(token), {"answer": "ja", "text_hash": theirs.text_hash})
    with other.consultant():
        theirs.refresh_from_db()
        assert theirs.state == AgreementState.PROPOSED
        assert AgreementAnswer.objects.filter(agreement=theirs).count() == 0
