"""Notices become letters: once, without personal details, and never lost while mail is away."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core import mail as outbox

from fodfaeste.gateways.mail import Letter, Mail, MailFailed, SmtpMail
from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import notices
from fodfaeste.records.post import actions
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.post.kinds import NoticeKind
from tests.database import Stage
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


def tell(world: World, sentence: str = "Match fundet for Karin Mølgaard") -> None:
    case = enrolled_case(world)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        actions.notify(
            actor=actor,
            recipients=[world.cti_worker.pk, world.job_consultant.pk],
            case_id=case.pk,
            kind=NoticeKind.MATCH_FOUND,
            sentence=sentence,
            now=noon(TODAY),
        )


def test_a_letter_goes_to_the_other_one_and_names_nobody(world: World, stage: Stage) -> None:
    tell(world)
    mail = FakeMail()
    with stage.worker():
        assert notices.deliver(mail) == 1
    (letter,) = mail.sent
    assert letter.to == world.cti_worker.email
    assert "1 ny besked" in letter.body
    assert "Karin" not in letter.subject + letter.body


def test_a_letter_is_sent_once(world: World, stage: Stage) -> None:
    tell(world)
    mail = FakeMail()
    with stage.worker():
        assert (notices.deliver(mail), notices.deliver(mail)) == (1, 0)
    assert len(mail.sent) == 1


def test_a_mail_server_that_is_away_loses_nothing(world: World, stage: Stage) -> None:
    tell(world)
    mail = FakeMail()
    mail.is_away = True
    with stage.worker():
        assert notices.deliver(mail) == 0
        assert Notice.objects.get().mail_error == "TimeoutError"
        mail.is_away = False
        assert notices.deliver(mail) == 1
        assert Notice.objects.get().mail_error == ""


def test_a_notice_is_seen_by_its_receiver_and_no_other_colleague(world: World) -> None:
    tell(world)
    with acting_as(world.actor(world.leader)):
        assert Notice.objects.count() == 0
    with acting_as(world.actor(world.cti_worker)):
        notice = Notice.objects.get()
        actions.mark_read(actor=world.actor(world.cti_worker), notice_id=notice.pk, today=TODAY)
        assert Notice.objects.get().read_on == TODAY


@pytest.mark.parametrize("mail", [SmtpMail(), FakeMail()], ids=["real", "fake"])
def test_the_fake_keeps_the_real_ones_contract(mail: Mail) -> None:
    letter = Letter(to="nadia@eksempel.invalid", subject="Nyt på Min dag", body="æøå")
    mail.send(letter)
    sent = outbox.outbox if isinstance(mail, SmtpMail) else mail.sent  # type: ignore[attr-defined]
    assert [(one.subject, one.body) for one in sent] == [(letter.subject, letter.body)]
    with pytest.raises(MailFailed):
        mail.send(Letter(to="nadia@eksempel.invalid", subject="Nyt\npå", body=""))
