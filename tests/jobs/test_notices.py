"""Notices become mails: once, without personal details, and never lost while mail is away."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from fodfaeste.accounts.models import User
from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import notices
from fodfaeste.kernel import clock
from fodfaeste.records.post import actions
from fodfaeste.records.post.actions import mailing
from fodfaeste.records.post.models import Mailing, Notice
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailState
from fodfaeste.rules.post.ways import MailWay
from fodfaeste.rules.refusal import Refused
from tests.database import Stage
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], None]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Give `later(time)`: from here on it is so much later than noon of TODAY."""

    def go(time: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + time)

    go(timedelta())
    return go


def tell(
    world: World,
    kind: NoticeKind = NoticeKind.MATCH_FOUND,
    sentence: str = "Match fundet for Karin Mølgaard",
    to: User | None = None,
) -> None:
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        actions.notify(
            actor=actor,
            recipients=[(to or world.cti_worker).pk, world.job_consultant.pk],
            case_id=None,
            kind=kind,
            sentence=sentence,
            now=noon(TODAY),
        )


def choose(world: World, ways: dict[NoticeKind, MailWay]) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.choose_ways(actor=actor, version=0, ways=ways, now=noon(TODAY))


def states() -> list[tuple[str, str]]:
    return list(Mailing.objects.order_by("pk").values_list("state", "error"))


def test_a_letter_goes_to_the_other_one_and_names_nobody(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    mail = FakeMail()
    with stage.worker():
        assert notices.deliver(mail) == 1
        (kept,) = Mailing.objects.all()
        assert kept.notices.count() == 1
    (letter,) = mail.sent
    assert letter.to == world.cti_worker.email
    assert "1 ny besked" in letter.body
    assert "Karin" not in letter.subject + letter.body
    assert (kept.subject, kept.body, str(kept.number)) == (
        letter.subject,
        letter.body,
        letter.number,
    )
    assert (kept.state, kept.settled) == (MailState.SENT, noon(TODAY))


def test_a_letter_is_sent_once(world: World, stage: Stage, later: Later) -> None:
    tell(world)
    tell(world)
    mail = FakeMail()
    with stage.worker():
        assert (notices.deliver(mail), notices.deliver(mail)) == (1, 0)
    assert ["2 nye beskeder" in one.body for one in mail.sent] == [True]


def test_each_goes_the_way_its_reader_chose(world: World, stage: Stage, later: Later) -> None:
    choose(world, {NoticeKind.MATCH_FOUND: MailWay.OFF, NoticeKind.DECISION: MailWay.AT_ONCE})
    for kind in (NoticeKind.MATCH_FOUND, NoticeKind.DECISION, NoticeKind.PLAN_APPROVED):
        tell(world, kind)
    mail = FakeMail()
    with stage.worker():
        assert notices.deliver(mail) == 1
        ways = dict(Notice.objects.values_list("kind", "way"))
    assert ways == {"match_found": "off", "decision": "at_once", "plan_approved": "digest"}
    assert "1 ny besked" in mail.sent[0].body


def test_what_is_read_already_is_not_mailed(world: World, stage: Stage, later: Later) -> None:
    tell(world)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.mark_all_read(actor=actor, up_to=Notice.objects.get().pk, today=TODAY)
    with stage.worker():
        assert notices.deliver(FakeMail()) == 0
        assert Mailing.objects.count() == 0


def test_t24_a_server_that_is_away_loses_nothing_and_leaves_one_mail(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    mail = FakeMail()
    mail.is_away = True
    with stage.worker():
        assert notices.deliver(mail) == 0
        assert states() == [(MailState.WAITING, "TimeoutError")]
    tell(world)
    mail.is_away = False
    with stage.worker():
        assert notices.deliver(mail) == 0, "it waits a minute before it is tried again"
        later(MINUTE)
        assert notices.deliver(mail) == 1
        assert states() == [(MailState.SENT, "")]
    assert ["2 nye beskeder" in one.body for one in mail.sent] == [True]


def test_t24_nobody_answers_so_the_others_are_not_tried_in_vain(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    tell(world, to=world.leader)
    mail = FakeMail()
    mail.is_away = True
    with stage.worker():
        notices.deliver(mail)
        assert sorted(Mailing.objects.values_list("tries", flat=True)) == [0, 1]


def test_t24_a_mail_is_given_up_after_three_days_and_sent_again_by_hand(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    mail, actor = FakeMail(), world.actor(world.cti_worker)
    mail.is_away = True
    with stage.worker():
        for hours in (0, 71, 72, 80):
            later(timedelta(hours=hours))
            notices.deliver(mail)
        assert states() == [(MailState.FAILED, "TimeoutError")]
        failed = Mailing.objects.get().pk
    mail.is_away = False
    with acting_as(actor):
        twice = {
            actions.resend(actor=actor, mailing_id=failed, now=clock.now()).pk for _ in range(2)
        }
    assert len(twice) == 1
    with stage.worker():
        assert notices.deliver(mail) == 1
    with acting_as(actor), pytest.raises(Refused):
        actions.resend(actor=actor, mailing_id=twice.pop(), now=clock.now())


def test_t24_a_server_that_falls_silent_after_the_words_gets_them_once(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    mail = FakeMail()
    mail.falls_silent = True
    with stage.worker():
        for minutes in (0, 5, 60, 10_000):
            later(minutes * MINUTE)
            assert notices.deliver(mail) == 0
        assert states() == [(MailState.UNSURE, "TimeoutError")]
    assert len(mail.sent) == 1


def test_t2_a_mail_left_before_the_words_is_sent_and_one_left_after_them_is_not(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    tell(world, to=world.leader)
    mail = FakeMail()
    with stage.worker():
        notices.write()
        for number, one in enumerate(Mailing.objects.order_by("pk")):
            taken = mailing.take(mailing_id=one.pk, now=clock.now())
            assert taken is not None
            if number:
                mailing.hand_over(mail=taken)
        assert notices.send(mail) == 0, "somebody may still be at it"
        later(6 * MINUTE)
        assert notices.send(mail) == 1
        assert states() == [(MailState.SENT, ""), (MailState.UNSURE, "afbrudt")]


@pytest.mark.parametrize("jump", [timedelta(days=4000), timedelta(days=-4000)])
def test_t2_a_clock_that_jumps_makes_no_second_mail(
    world: World, stage: Stage, later: Later, jump: timedelta
) -> None:
    """One worker is in the middle of it when the clock jumps and another takes over."""
    tell(world)
    first, second = FakeMail(), FakeMail()

    class Slow(FakeMail):
        def send(self, letter: object, *, handing_over: Callable[[], None] = lambda: None) -> None:
            later(jump)
            with stage.worker():
                notices.send(second)
            handing_over()
            first.sent.append(letter)  # type: ignore[arg-type]

    with stage.worker():
        notices.write()
        notices.send(Slow())
        later(timedelta(days=4001))
        notices.send(second)
    assert len(first.sent) + len(second.sent) == 1
    with stage.worker():
        assert [state for state, _ in states()] == [MailState.SENT]


def test_a_closed_account_gets_no_mail(world: World, stage: Stage, later: Later) -> None:
    tell(world)
    with stage.worker():
        notices.write()
    with stage.owner():
        User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    with stage.worker():
        assert notices.deliver(FakeMail()) == 0
        assert states() == [(MailState.FAILED, "kontoen er lukket")]


def test_a_notice_is_seen_by_its_receiver_and_no_other_colleague(world: World) -> None:
    enrolled_case(world)
    tell(world)
    with acting_as(world.actor(world.leader)):
        assert Notice.objects.filter(kind=NoticeKind.MATCH_FOUND).count() == 0
    with acting_as(world.actor(world.cti_worker)) as actor:
        notice = Notice.objects.get(kind=NoticeKind.MATCH_FOUND)
        actions.mark_read(actor=actor, notice_id=notice.pk, today=TODAY)
        notice.refresh_from_db()
    assert notice.read_on == TODAY


def test_a_mail_is_seen_by_its_receiver_and_the_administrator_alone(
    world: World, stage: Stage, later: Later
) -> None:
    tell(world)
    with stage.worker():
        notices.deliver(FakeMail())
    seen = {}
    for name in ("cti_worker", "administrator", "leader", "stranger", "citizen"):
        with acting_as(world.actor(getattr(world, name))):
            seen[name] = Mailing.objects.count()
    assert seen == {"cti_worker": 1, "administrator": 1, "leader": 0, "stranger": 0, "citizen": 0}
