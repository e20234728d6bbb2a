"""Citizens are sent their links once, whatever gateways do; no secret stands in a queue (K1)."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.gateways.digital_post.fake import FakeDigitalPost
from fodfaeste.gateways.sms.fake import FakeSms
from fodfaeste.jobs import measure_links
from fodfaeste.kernel import clock
from fodfaeste.kernel.tokens import token_hash
from fodfaeste.records.cases.identity import cpr_of
from fodfaeste.records.cases.models import Case, CaseLink, Citizen
from fodfaeste.records.followup.actions import inviting
from fodfaeste.records.followup.models import MeasureInvitation
from fodfaeste.records.meetings.queries.telling import Connected
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.measures.link import LinkWay
from fodfaeste.rules.post.mails import GIVEN_UP_AFTER
from tests.database import Stage
from tests.measure_worlds import asked_at_phase_2
from tests.pdf.reading import text_of
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
Later = Callable[[timedelta], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    def go(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + by)

    go(timedelta())
    return go


@pytest.fixture
def world(later: Later) -> World:
    return make_world()


@pytest.fixture
def case(world: World, stage: Stage) -> Case:
    case = enrolled_case(world)
    with stage.worker():
        Citizen.objects.filter(pk=case.citizen_id).update(
            phone="20 30 40 50", digital_post_exempt=False
        )
        case.citizen.refresh_from_db()
    asked_at_phase_2(world, case)
    return case


def invited(world: World, case: Case, way: LinkWay) -> MeasureInvitation:
    with acting_as(world.actor(world.cti_worker)) as actor:
        return inviting.invite(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            way=way,
            ways=Connected(digital_post=True, sms=True),
            today=TODAY,
            now=noon(TODAY),
        )


def state(stage: Stage) -> str:
    with stage.worker():
        return str(MeasureInvitation.objects.values_list("state", flat=True).get())


def opens(address: str) -> bool:
    return Client().get(re.sub(r"^https?://[^/]+", "", address)).status_code == 200


def test_k1_a_text_message_carries_the_link_and_says_nothing_of_whom(
    world: World, case: Case, stage: Stage
) -> None:
    invited(world, case, LinkWay.SMS)
    sms = FakeSms()
    with stage.worker():
        for _ in range(3):
            measure_links.deliver(digital_post=None, sms=sms)
    (message,) = sms.sent
    assert message.phone == "20304050"
    assert message.text.startswith("Kommunen vil gerne høre fra dig. Svar her senest 17.3.2026: ")
    assert "Karin" not in message.text
    assert opens(message.text.rsplit(" ", 1)[1])
    assert state(stage) == "sent"


def test_k1_a_letter_that_was_taken_keeps_its_link_when_the_worker_was_killed(
    world: World, case: Case, stage: Stage, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    invited(world, case, LinkWay.DIGITAL_POST)
    post = FakeDigitalPost()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with stage.worker(), monkeypatch.context() as patch:
        patch.setattr(inviting, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            measure_links.deliver(digital_post=post, sms=None)
    later(10 * MINUTE)
    with stage.worker():
        measure_links.deliver(digital_post=post, sms=None)
    (letter,) = post.sent.values()
    words = text_of(letter.pdf)
    plain = re.sub(r"[^A-Za-z0-9_/-]", "", words)
    token = re.findall(r"/svar/([\w-]{43})/", plain)[0]
    assert (letter.cpr, "Karin Mølgaard" in words) == (cpr_of(case.citizen), True)
    with stage.worker():
        assert bytes(CaseLink.objects.get().token_hash) == token_hash(token)
    assert state(stage) == "sent"


def test_k1_who_asked_is_told_when_the_link_did_not_come_through(
    world: World, case: Case, stage: Stage, later: Later
) -> None:
    invited(world, case, LinkWay.DIGITAL_POST)
    post = FakeDigitalPost()
    post.is_away = True
    with stage.worker():
        measure_links.deliver(digital_post=post, sms=None)
    assert state(stage) == "waiting"
    later(GIVEN_UP_AFTER + MINUTE)
    with stage.worker():
        measure_links.deliver(digital_post=post, sms=None)
    assert state(stage) == "failed"
    with acting_as(world.actor(world.cti_worker)) as actor:
        told = Notice.objects.filter(recipient_id=actor.id, kind="measure")
        assert [one.sentence for one in told] == [inviting.NOT_THROUGH]


def test_k1_a_link_that_was_closed_is_not_sent(world: World, case: Case, stage: Stage) -> None:
    invited(world, case, LinkWay.SMS)
    with acting_as(world.actor(world.cti_worker)) as actor:
        inviting.close_links(actor=actor, case=case, today=TODAY, now=noon(TODAY))
    sms = FakeSms()
    with stage.worker():
        assert measure_links.deliver(digital_post=None, sms=sms) == 0
    assert list(sms.sent) == []
