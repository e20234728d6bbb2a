"""The employer's page: behind a link, without an account, with nothing about health or CTI."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.audit.models import AuditEvent
from fodfaeste.config.logging_rules import WithoutPeople
from fodfaeste.records.cases.models import Case, CaseLink, Consent
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    EmployerContact,
    WorkAgreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, EmployerContactKind
from tests.factories.courses import week_of_hours
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import FULL_TERMS, MONDAY, NOW, Work, proposed
from tests.worlds import TODAY, World, noon

CANARY = "kanariefugl-{}-diagnose"


@pytest.fixture
def work(world: World, case: Case, today_is: TodayIs) -> Work:
    today_is(TODAY)
    return Work(world=world, case=case)


@pytest.fixture
def token(work: Work) -> str:
    return work.link(proposed(work))[1]


def page(token: str) -> str:
    return f"/aftale/{token}/"


def yes(work: Work, **changes: str) -> dict[str, str]:
    with work.consultant():
        return {"answer": "ja", "text_hash": WorkAgreement.objects.get().text_hash} | changes


def test_l4_the_page_says_what_when_how_much_and_whom_to_call(token: str) -> None:
    answer = Client().get(page(token))
    assert answer.status_code == 200
    for words in (
        "Arbejdsaftale for Karin",
        "Bagerimedhjælper hos Byens Brød ApS",
        "12 timer i praktik",
        "Pause hver time",
        "Pakke rundstykker",
        "Fire timer om dagen",
        "onsdag 18. marts 2026",
        "Jonas Krag",
        "20112233",
        "Kære Bo Bager",
    ):
        assert words in answer.text
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer.headers["Cache-Control"]


def test_s3_nothing_about_health_cti_or_the_rest_of_the_name_reaches_the_employer(
    work: Work, token: str, world: World
) -> None:
    secrets = [CANARY.format(number) for number in range(8)]
    with work.consultant() as actor:
        stamp = made_by(actor.id, NOW)
        WorkAgreement.objects.update(ordinary_no_reason=secrets[0])
        week_of_hours(work.case, MONDAY, note=secrets[1])
        EmployerContact.objects.create(
            **stamp,
            case=work.case,
            company=WorkAgreement.objects.get().match.company,
            kind=EmployerContactKind.VISIT,
            happened_on=TODAY,
            note=secrets[2],
        )
        match = WorkAgreement.objects.get().match
        match.why_it_fits, match.end_note = secrets[3], secrets[4]
        match.save()
        Case.objects.update(target_note=secrets[5], closing_note=secrets[6])
        Consent.objects.update(given_note=secrets[7])
    client = Client()
    bodies = [
        client.get(page(token)).content,
        client.post(page(token), yes(work), follow=True).content,
    ]
    bodies += [
        client.post(page(token), {"answer": "nonsense"}).content,
        client.get(page(token)).content,
    ]
    forbidden = [
        *secrets,
        "Mølgaard",
        "Personlig assistance",
        "CTI",
        "kontanthjælp",
        "§",
        "20998877",
    ]
    assert [
        (word, index)
        for index, body in enumerate(bodies)
        for word in forbidden
        if word.encode() in body
    ] == []


def test_d6_opening_the_page_signs_nothing(work: Work, token: str) -> None:
    for _ in range(3):
        Client().get(page(token))
    Client().head(page(token))
    with work.consultant():
        assert AgreementAnswer.objects.count() == 0


def test_d6_the_employer_signs_once_and_may_read_again(work: Work, token: str) -> None:
    client = Client()
    for _ in range(2):
        assert client.post(page(token), yes(work)).status_code == 302
    again = client.get(page(token))
    assert "Bo Bager sagde ja 4. marts 2026" in again.text
    assert "Send svaret" not in again.text
    with work.consultant():
        answer = AgreementAnswer.objects.get()
    assert (answer.party, answer.agrees, answer.person_name, answer.address) == (
        AgreementParty.EMPLOYER,
        True,
        "Bo Bager",
        "127.0.0.1",
    )


def test_d6_the_employer_says_what_should_change(work: Work, token: str) -> None:
    client = Client()
    silent = client.post(page(token), yes(work, answer="ret"))
    assert (silent.status_code, "står ikke, hvad der skal ændres" in silent.text) == (409, True)
    said = yes(work, answer="ret", should_change="Vi åbner først kl. 10")
    assert client.post(page(token), said).status_code == 302
    assert "»Vi åbner først kl. 10«" in client.get(page(token)).text
    waiting = client.post(page(token), yes(work))
    assert (waiting.status_code, "Jobkonsulenten retter aftalen" in waiting.text) == (409, True)
    with work.consultant() as actor:
        work.propose(actor, WorkAgreement.objects.get())
    assert client.post(page(token), yes(work)).status_code == 302
    with work.consultant():
        assert list(AgreementAnswer.objects.order_by("pk").values_list("agrees", flat=True)) == [
            False,
            True,
        ]


def test_d6_a_yes_to_a_text_that_was_changed_meanwhile_is_not_taken(work: Work, token: str) -> None:
    old = yes(work)
    with work.consultant() as actor:
        agreement = WorkAgreement.objects.get()
        changed = replace(FULL_TERMS, working_times="Kun om natten")
        work.propose(actor, work.revise(actor, agreement, changed))
    answer = Client().post(page(token), old)
    assert answer.status_code == 409
    assert "Aftalen er blevet rettet, siden siden blev åbnet." in answer.text
    assert "Kun om natten" in answer.text
    with work.consultant():
        assert AgreementAnswer.objects.count() == 0


def test_d6_a_draft_is_nobodys_to_read(work: Work, token: str) -> None:
    with work.consultant() as actor:
        changed = replace(FULL_TERMS, considerations="Ingen radio")
        work.revise(actor, WorkAgreement.objects.get(), changed)
    answer = Client().get(page(token))
    assert "Aftalen er ved at blive rettet." in answer.text
    assert "Ingen radio" not in answer.text


@pytest.mark.parametrize("how", ["revoked", "expired", "consent withdrawn", "unknown"])
def test_s4_a_link_that_is_no_longer_good_is_404_at_the_next_request(
    work: Work, token: str, today_is: TodayIs, how: str
) -> None:
    client = Client()
    assert client.get(page(token)).status_code == 200
    signed = yes(work)
    with work.consultant() as actor:
        if how == "revoked":
            CaseLink.objects.update(revoked_at=noon(TODAY), revoked_by=actor.id)
        elif how == "consent withdrawn":
            Consent.objects.update(withdrawn_on=TODAY, withdrawn_by=actor.id)
    if how == "expired":
        today_is(TODAY + timedelta(days=31))
    address = page("x" * 43) if how == "unknown" else page(token)
    for answer in (client.get(address), client.post(address, signed)):
        assert (answer.status_code, "Karin" in answer.text) == (404, False)


def test_s25_the_secret_stands_in_no_log(
    work: Work, token: str, caplog: pytest.LogCaptureFixture, as_owner: object
) -> None:
    client = Client()
    client.get(page(token))
    with caplog.at_level(logging.DEBUG):
        client.get(page(f"{token}x"))
    lines = [WithoutPeople().format(record) for record in caplog.records]
    assert [line for line in lines if token in line] == []
    with as_owner():  # type: ignore[operator]
        rows = AuditEvent.objects.filter(route__contains="employer:agreement").order_by("id")
        told = list(rows.values_list("operation", "actor", "relation", "case_id", "route"))
        link = CaseLink.objects.get()
    assert told[0] == ("read", f"link:{link.pk}", "link", work.case.pk, "GET employer:agreement")
    assert told[1][:1] + told[1][3:] == ("denied", None, "GET employer:agreement")


def test_m1_a_signed_in_colleague_behind_the_link_is_still_only_a_guest(
    work: Work, token: str, world: World, sign_in: SignIn, as_owner: object
) -> None:
    client = sign_in(world.leader)
    answer = client.get(page(token))
    assert "Lene Øster" not in answer.text
    with as_owner():  # type: ignore[operator]
        row = AuditEvent.objects.filter(route="GET employer:agreement").latest("id")
    assert row.actor.startswith("link:")


def test_d6_the_third_yes_by_link_puts_the_agreement_in_force(work: Work, token: str) -> None:
    with work.consultant() as actor:
        agreement = WorkAgreement.objects.get()
        for party in (AgreementParty.CITIZEN, AgreementParty.JOB_CONSULTANT):
            work.say_yes(actor, agreement, party)
    client = Client()
    client.post(page(token), yes(work))
    assert "Alle tre har sagt ja. Aftalen gælder." in client.get(page(token)).text
    with work.consultant():
        assert WorkAgreement.objects.get().state == AgreementState.AGREED
