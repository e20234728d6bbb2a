"""The day's one mail: once a working day, whatever happens to the worker and the clock."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import digests, notices
from fodfaeste.kernel import clock
from fodfaeste.records.post import actions
from fodfaeste.records.post.actions import writing
from fodfaeste.records.post.models import Mailing
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailKind, MailState
from tests.database import Stage
from tests.worlds import World, acting_as, make_world

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
ItIs = Callable[..., None]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> ItIs:
    """Give `it_is(day, hour)`: from here on it is that moment in Denmark."""

    def go(day: date, hour: int = 8) -> None:
        moment = datetime.combine(day, time(hour), tzinfo=clock.COPENHAGEN)
        monkeypatch.setattr(clock, "now", lambda: moment)

    go(FRIDAY)
    return go


def tell(world: World, how_often: int = 1) -> None:
    actor = world.actor(world.job_consultant)
    for _ in range(how_often):
        with acting_as(actor):
            actions.notify(
                actor=actor,
                recipients=[world.cti_worker.pk, world.leader.pk],
                case_id=None,
                kind=NoticeKind.PLAN_APPROVED,
                sentence="Den fælles plan er godkendt som version 1.",
                now=clock.now(),
            )


def run(mail: FakeMail) -> int:
    digests.write_digests()
    return notices.deliver(mail)


def to(world: World, mail: FakeMail) -> list[str]:
    mine = [one.body for one in mail.sent if one.to == world.cti_worker.email]
    return [
        line for body in mine for line in body.splitlines() if "besked" in line and "til" in line
    ]


def test_everything_of_a_day_comes_in_one_mail_once(
    world: World, stage: Stage, it_is: ItIs
) -> None:
    tell(world, 3)
    mail = FakeMail()
    with stage.worker():
        assert [run(mail) for _ in range(4)] == [2, 0, 0, 0]
    assert to(world, mail) == ["Der er 3 nye beskeder til dig."]
    tell(world)
    with stage.worker():
        assert run(mail) == 0, "today's mail is written; this one waits for the next working day"
        it_is(MONDAY, 6)
        assert run(mail) == 0
        it_is(MONDAY, 7)
        assert run(mail) == 2


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 4, 2), date(2026, 12, 24)])
def test_nothing_comes_when_offices_are_closed(
    world: World, stage: Stage, it_is: ItIs, day: date
) -> None:
    it_is(day)
    tell(world)
    with stage.worker():
        assert run(FakeMail()) == 0
        assert Mailing.objects.count() == 0


def test_a_worker_that_was_down_for_three_days_sends_one_mail_with_all_of_it(
    world: World, stage: Stage, it_is: ItIs
) -> None:
    mail = FakeMail()
    for day in (MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)):
        it_is(day)
        tell(world)
    it_is(MONDAY + timedelta(days=3))
    with stage.worker():
        run(mail)
    assert to(world, mail) == ["Der er 3 nye beskeder til dig."]


def test_a_server_that_was_away_for_three_days_gets_one_mail_of_the_last(
    world: World, stage: Stage, it_is: ItIs
) -> None:
    mail = FakeMail()
    mail.is_away = True
    days = [MONDAY + timedelta(days=number) for number in range(3)]
    for day in days:
        it_is(day)
        tell(world)
        with stage.worker():
            run(mail)
    mail.is_away = False
    it_is(days[-1], 12)
    with stage.worker():
        run(mail)
        assert (
            sorted(Mailing.objects.values_list("state", "digest_on"))
            == [(MailState.SENT, days[-1])] * 2
        )
    assert to(world, mail) == ["Der er 3 nye beskeder til dig."]


def test_t2_a_run_killed_in_the_middle_goes_on_where_it_was(
    world: World, stage: Stage, it_is: ItIs, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(world)
    write, seen = writing.write_digest, []

    def killed(**arguments: object) -> bool:
        seen.append(arguments["recipient"])
        if len(seen) == 5:
            raise KeyboardInterrupt
        return write(**arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "write_digest", killed)
    monkeypatch.setattr(digests, "AT_ONCE", 2)
    mail = FakeMail()
    with stage.worker():
        with pytest.raises(KeyboardInterrupt):
            digests.write_digests()
        run(mail)
        run(mail)
    assert len(to(world, mail)) == 1
    assert len(mail.sent) == 2
    assert len(seen) <= len(set(seen)) + 2, "it began again at the last two, not at the first"


def test_t2_a_clock_that_jumps_neither_makes_a_second_mail_nor_keeps_the_next_back(
    world: World, stage: Stage, it_is: ItIs
) -> None:
    mail = FakeMail()
    tell(world)
    with stage.worker():
        assert run(mail) == 2
        it_is(date(2031, 1, 2))
        assert run(mail) == 0
        it_is(FRIDAY, 9)
        assert run(mail) == 0
    tell(world)
    it_is(MONDAY)
    with stage.worker():
        assert run(mail) == 2
        assert Mailing.objects.filter(about=MailKind.DIGEST).count() == 4
