"""A letter with a link to choose a password: made when it is sent, good once, kept nowhere."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import settings
from django.test import Client

from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import notices
from fodfaeste.records.post import actions
from fodfaeste.records.post.models import Mailing
from fodfaeste.rules.post.letters import LINK
from fodfaeste.rules.refusal import Refused
from tests.database import Stage
from tests.worlds import TODAY, World, acting_as, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def invite(world: World) -> None:
    with acting_as(world.actor(world.administrator)) as actor:
        actions.send_password_link(actor=actor, user_id=world.cti_worker.pk, now=noon(TODAY))


def test_the_link_in_the_letter_lets_its_reader_choose(
    stage: Stage, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", "https://fodfaeste.eksempel.invalid")
    world, mail = make_world(), FakeMail()
    invite(world)
    with stage.worker():
        assert notices.deliver(mail) == 1
    (letter,) = mail.sent
    assert letter.to == world.cti_worker.email
    (path,) = re.findall(r"https://fodfaeste\.eksempel\.invalid(/\S+)", letter.body)
    assert "Vælg adgangskode" in Client().get(path, follow=True).text
    with as_owner():
        kept = Mailing.objects.get()
    assert path.rsplit("-", 1)[-1].strip("/") not in kept.subject + kept.body + kept.error
    assert LINK in kept.body


def test_only_an_administrator_sends_it() -> None:
    world = make_world()
    with acting_as(world.actor(world.leader)) as actor, pytest.raises(Refused) as refused:
        actions.send_password_link(actor=actor, user_id=world.cti_worker.pk, now=noon(TODAY))
    assert refused.value.obstacles[0].condition == "is_administrator"


def test_nobody_makes_their_own_password_useless() -> None:
    world = make_world()
    with acting_as(world.actor(world.administrator)) as actor, pytest.raises(Refused) as refused:
        actions.send_password_link(actor=actor, user_id=world.administrator.pk, now=noon(TODAY))
    assert refused.value.obstacles[0].condition == "not_oneself"
