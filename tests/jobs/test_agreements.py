"""What waits is reminded of, twice and at the end; a link goes to a phone, its secret made then."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from fodfaeste.gateways.sms import HttpSms, SmsFailed, TextMessage
from fodfaeste.gateways.sms.fake import FakeSms
from fodfaeste.jobs import agreements, link_messages
from fodfaeste.kernel import clock
from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.placement.actions import links
from fodfaeste.records.placement.models import LinkMessage, WorkAgreement
from fodfaeste.records.placement.queries.links import links_to
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
from tests.database import Stage
from tests.work_worlds import NOW, Work, proposed
from tests.worlds import TODAY, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    world = make_world()
    return Work(world=world, case=enrolled_case(world))


def on_day(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY + timedelta(days=days)))


def told(work: Work) -> list[str]:
    with work.consultant() as actor:
        mine = Notice.objects.filter(recipient_id=actor.id, kind="agreement_answered")
        return list(mine.order_by("pk").values_list("sentence", flat=True))


def test_d6_a_proposal_is_reminded_of_after_three_and_seven_days_and_when_its_time_is_up(
    work: Work, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(work)
    found = []
    with stage.worker():
        for days in (0, 2, 3, 3, 6, 7, 8, 30, 31, 40):
            on_day(monkeypatch, days)
            found.append((days, agreements.remind_all()))
    assert [days for days, count in found if count] == [3, 7, 31]
    assert told(work) == [
        "Arbejdsaftalen venter stadig på svar.",
        "Arbejdsaftalen venter stadig på svar.",
        "Fristen for at svare på arbejdsaftalen er gået. Gå den igennem igen.",
    ]


def test_d6_a_job_that_was_away_gives_one_reminder_and_not_two(
    work: Work, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(work)
    on_day(monkeypatch, 9)
    with stage.worker():
        assert (agreements.remind_all(), agreements.remind_all()) == (1, 0)


def test_d6_a_proposal_made_anew_is_reminded_of_anew_and_an_agreement_never(
    work: Work, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = proposed(work)
    on_day(monkeypatch, 3)
    with stage.worker():
        assert agreements.remind_all() == 1
    with work.consultant() as actor:
        work.say(
            actor, agreement, AgreementParty.CITIZEN, agrees=False, should_change="Kortere dage"
        )
        work.propose(actor, WorkAgreement.objects.get())
        assert WorkAgreement.objects.get().reminders_sent == 0
        for party in AgreementParty:
            work.say_yes(actor, WorkAgreement.objects.get(), party)
        assert WorkAgreement.objects.get().state == AgreementState.AGREED
    on_day(monkeypatch, 20)
    with stage.worker():
        assert agreements.remind_all() == 0


# --- To a phone -----------------------------------------------------------------------------------


def asked_for(work: Work, phone: str = "20112240") -> CaseLink:
    agreement = proposed(work)
    work.link(agreement)
    with work.consultant() as actor:
        return links.open_link(
            actor=actor,
            key=uuid.uuid4(),
            case=work.case,
            agreement_id=agreement.pk,
            person_name="Bo Bager",
            token_hash=token_hash(new_token()),
            phone=phone,
            today=TODAY,
            now=NOW,
        )


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    on_day(monkeypatch, 0)
    settings.PUBLIC_ADDRESS = "https://fodfaeste.eksempel.invalid"


@pytest.mark.usefixtures("at_noon")
def test_l4_a_link_is_sent_once_with_a_secret_that_stands_nowhere(work: Work, stage: Stage) -> None:
    link = asked_for(work)
    sms = FakeSms()
    with stage.worker():
        assert (link_messages.deliver(sms), link_messages.deliver(sms)) == (1, 0)
    (message,) = sms.sent
    assert message.phone == "20112240"
    path = message.text.split("https://fodfaeste.eksempel.invalid")[1]
    assert Client().get(path).status_code == 200
    token = path.split("/")[2]
    with work.consultant():
        link.refresh_from_db()
        assert bytes(link.token_hash) == token_hash(token)
        assert "Karin" not in message.text


@pytest.mark.usefixtures("at_noon")
def test_l4_a_provider_that_is_away_loses_nothing(work: Work, stage: Stage) -> None:
    asked_for(work)
    sms = FakeSms()
    sms.is_away = True
    with stage.worker():
        assert link_messages.deliver(sms) == 0
        row = LinkMessage.objects.get()
        assert (row.sent_on, row.error) == (None, "TimeoutError")
    assert told_of_message(work) == ("20112240", None, True)
    with stage.worker():
        sms.is_away = False
        assert link_messages.deliver(sms) == 1
    assert told_of_message(work) == ("20112240", TODAY, False)


def told_of_message(work: Work) -> tuple[str, date | None, bool]:
    """What the team reads about the message with the latest link."""
    with work.consultant():
        match_id = WorkAgreement.objects.get().match_id
        latest = links_to(match_id, case_id=work.case.pk, now=NOW)[0]
        return latest.phone, latest.sent_on, latest.failed


@pytest.mark.usefixtures("at_noon")
def test_l4_a_link_that_was_closed_meanwhile_is_not_sent(work: Work, stage: Stage) -> None:
    link = asked_for(work)
    with work.consultant() as actor:
        links.revoke_link(actor=actor, case=work.case, link_id=link.pk, today=TODAY, now=NOW)
    sms = FakeSms()
    with stage.worker():
        assert link_messages.deliver(sms) == 0
    assert sms.sent == []


@pytest.mark.parametrize("phone", ["2011224", "201122401", "2011224a", "²0112240"])
def test_l4_the_fake_refuses_the_numbers_a_provider_refuses(phone: str) -> None:
    with pytest.raises(SmsFailed):
        FakeSms().send(TextMessage(phone, "Hej"))


def test_l4_without_a_provider_nothing_is_sent(settings: Settings) -> None:
    settings.SMS_ENABLED = False
    with pytest.raises(SmsFailed):
        HttpSms().send(TextMessage("20112240", "Hej"))
