"""Citizens are told of meetings once, whatever the gateways do, and nobody's work waits (B2)."""

import uuid
from collections.abc import Callable
from datetime import time, timedelta

import pytest

from fodfaeste.gateways.digital_post.fake import FakeDigitalPost
from fodfaeste.gateways.sms.fake import FakeSms
from fodfaeste.jobs import meeting_messages
from fodfaeste.kernel import clock
from fodfaeste.records.cases.identity import cpr_of
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.actions import telling
from fodfaeste.records.meetings.models import Meeting, MeetingMessage
from fodfaeste.records.meetings.queries.telling import Connected
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.post.mails import GIVEN_UP_AFTER, MailState
from tests.database import Stage
from tests.pdf.reading import text_of
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=6)
POST, SMS = Connected(digital_post=True, sms=False), Connected(digital_post=False, sms=True)
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
    return case


@pytest.fixture
def meeting(world: World, case: Case) -> Meeting:
    with acting_as(world.actor(world.social_caseworker)) as actor:
        return meetings.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.FOLLOW_UP,
            plan=meetings.MeetingPlan(planned_on=DAY, starts_clock=time(10), place="Rådhuset"),
            today=TODAY,
            now=noon(TODAY),
        )


def tell(world: World, case: Case, meeting: Meeting, ways: Connected) -> MeetingMessage:
    with acting_as(world.actor(world.social_caseworker)) as actor:
        return telling.tell_citizen(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            meeting_id=meeting.pk,
            ways=ways,
            today=TODAY,
            now=noon(TODAY),
        )


def states(stage: Stage) -> list[str]:
    with stage.worker():
        found = MeetingMessage.objects.order_by("pk").values_list("state", flat=True)
        return [str(one) for one in found]


def test_b2_a_letter_goes_once_to_the_citizens_number_with_the_words_that_are_kept(
    world: World, case: Case, meeting: Meeting, stage: Stage
) -> None:
    made, post = tell(world, case, meeting, POST), FakeDigitalPost()
    with stage.worker():
        for _ in range(3):
            meeting_messages.deliver(digital_post=post, sms=None)
    (letter,) = post.sent.values()
    assert (letter.cpr, letter.number) == (cpr_of(case.citizen), str(made.number))
    words = text_of(letter.pdf)
    assert ("10.3.2026 kl. 10.00" in words, "Rådhuset" in words) == (True, True)
    assert MeetingKind.FOLLOW_UP.label not in f"{letter.title} {words}"
    assert states(stage) == ["sent"]


def test_b2_a_gateway_that_is_away_keeps_the_letter_and_takes_it_under_the_same_number(
    world: World, case: Case, meeting: Meeting, stage: Stage, later: Later
) -> None:
    made, post = tell(world, case, meeting, POST), FakeDigitalPost()
    post.is_away = True
    with stage.worker():
        assert meeting_messages.deliver(digital_post=post, sms=None) == 0
    assert states(stage) == ["waiting"]
    post.is_away = False
    later(2 * MINUTE)
    with stage.worker():
        assert meeting_messages.deliver(digital_post=post, sms=None) == 1
    assert list(post.sent) == [str(made.number)]


def test_b2_a_worker_killed_while_it_posts_sends_no_second_letter(
    world: World,
    case: Case,
    meeting: Meeting,
    stage: Stage,
    later: Later,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell(world, case, meeting, POST)
    post = FakeDigitalPost()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with stage.worker(), monkeypatch.context() as patch:
        patch.setattr(telling, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            meeting_messages.deliver(digital_post=post, sms=None)
    later(10 * MINUTE)
    with stage.worker():
        meeting_messages.deliver(digital_post=post, sms=None)
    assert (len(post.sent), states(stage)) == (1, ["sent"])


def test_b2_who_is_found_to_be_exempt_is_told_to_the_sender_who_prints_it_once(
    world: World, case: Case, meeting: Meeting, stage: Stage
) -> None:
    made, post = tell(world, case, meeting, POST), FakeDigitalPost()
    post.is_exempt = True
    with stage.worker():
        meeting_messages.deliver(digital_post=post, sms=None)
    with acting_as(world.actor(world.social_caseworker)) as actor:
        mine = Notice.objects.filter(recipient=actor.id, sentence=telling.NOT_THROUGH)
        assert mine.count() == 1
        on_paper = {
            telling.tell_again(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                message_id=made.pk,
                on_paper=True,
                today=TODAY,
                now=noon(TODAY),
            ).pk
            for _ in range(2)
        }
    assert (len(on_paper), states(stage)) == (1, ["failed", "sent"])


def test_b2_a_text_message_that_may_have_arrived_is_never_sent_again_by_itself(
    world: World, case: Case, meeting: Meeting, stage: Stage, later: Later
) -> None:
    tell(world, case, meeting, SMS)
    sms = FakeSms()
    sms.falls_silent = True
    for minutes in range(0, 30, 10):
        later(minutes * MINUTE)
        with stage.worker():
            meeting_messages.deliver(digital_post=None, sms=sms)
    assert [one.phone for one in sms.sent] == ["20304050"]
    assert states(stage) == ["unsure"]


def test_b2_a_provider_that_is_away_is_tried_for_three_days_and_then_the_sender_is_told(
    world: World, case: Case, meeting: Meeting, stage: Stage, later: Later
) -> None:
    tell(world, case, meeting, SMS)
    sms = FakeSms()
    sms.is_away = True
    with stage.worker():
        meeting_messages.deliver(digital_post=None, sms=sms)
    assert states(stage) == ["waiting"]
    later(GIVEN_UP_AFTER + MINUTE)
    with stage.worker():
        meeting_messages.deliver(digital_post=None, sms=sms)
    assert states(stage) == [MailState.FAILED.value]
    with acting_as(world.actor(world.social_caseworker)) as actor:
        assert Notice.objects.filter(recipient=actor.id, sentence=telling.NOT_THROUGH).exists()


def test_b2_what_is_not_connected_waits_and_paper_never_leaves_the_queue_twice(
    world: World, case: Case, meeting: Meeting, stage: Stage
) -> None:
    tell(world, case, meeting, Connected(digital_post=False, sms=False))
    post, sms = FakeDigitalPost(), FakeSms()
    with stage.worker():
        assert meeting_messages.deliver(digital_post=post, sms=sms) == 0
    assert (len(post.sent), len(sms.sent), states(stage)) == (0, 0, ["sent"])
