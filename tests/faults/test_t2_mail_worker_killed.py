"""T2: `kill -9` of the worker while it mails: nobody gets a mail twice, and none is forgotten."""

import asyncio
import collections
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller

from tests.cli.installations import clean_environment
from tests.faults.town import ROUNDS, Town
from tests.gateways.mail_servers import HOST, Kept, free_port

SLOWLY = 0.02
"""Seconds that the server thinks before it has taken a letter: a kill falls there too."""
LETTER = 3 * SLOWLY
"""About as long as one letter takes, from what stands in the record to what the server says."""
TELL = """
insert into records_notice (created_at, kind, sentence, way, recipient_id)
select now(), 'match_found', 'Der er fundet et jobmatch.', '', u.id from accounts_user u
where u.is_active and exists (select from accounts_roleassignment r where r.user_id = u.id)
returning id
"""
OUTCOME = """
select m.number::text, m.state
from records_notice n left join records_mailing m on m.id = n.mailing_id
where n.id = any (%s)
"""


class Slow(Kept):
    """Takes its time over each letter."""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802 -- aiosmtpd's name
        """Keep one letter, a moment before it is said."""
        await asyncio.sleep(SLOWLY / 2)
        said = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(SLOWLY / 2)
        return said


@pytest.fixture
def server() -> Iterator[tuple[Slow, int]]:
    """A mail server, and its port."""
    kept, port = Slow(), free_port()
    controller = Controller(kept, hostname=HOST, port=port)
    controller.start()
    yield kept, port
    controller.stop()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_t2_each_notice_is_mailed_once_however_often_the_worker_is_killed(
    town: Town, number: int, server: tuple[Slow, int], capsys: pytest.CaptureFixture[str]
) -> None:
    kept, port = server
    chance = random.Random(number)  # noqa: S311 -- the same moments every time
    town.serve()
    told = [row for (row,) in town.ask(TELL)]
    wanted = number % (len(told) + 1)
    _mail(town, port, killed=lambda: len(kept.letters) >= wanted, pause=chance.uniform(0, LETTER))
    at_kill = len(kept.letters)
    _mail(town, port)
    outcome = town.ask(OUTCOME, told)
    arrived = collections.Counter(
        str(one["Message-ID"]).strip("<>").split("@")[0] for one in kept.letters
    )
    states = collections.Counter(state for _, state in outcome)
    with capsys.disabled():
        sys.stdout.write(
            f"\nT2 round {number + 1} of {ROUNDS}: killed with {at_kill} letters there,"
            f" {len(kept.letters)} letters for {len(outcome)} notices, {dict(states)}\n"
        )
    assert len(told) == len(outcome) > 5
    assert max(arrived.values()) == 1, "somebody got a mail twice"
    assert [number for number, state in outcome if state == "sent" and not arrived[number]] == []
    assert set(states) <= {"sent", "unsure"}
    assert states["unsure"] <= 1, "one worker has one mail in its hand"


def _mail(
    town: Town, port: int, *, killed: Callable[[], bool] | None = None, pause: float = 0
) -> None:
    """Let a worker mail: killed a moment after something is so, or left until nothing waits."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.mailer", str(town.base), str(port)],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    with worker.stdout:
        assert worker.stdout.readline() == "ready\n"
        if killed is not None:
            while worker.poll() is None and not killed():
                time.sleep(SLOWLY / 10)
            time.sleep(pause)
            worker.kill()
        assert worker.wait(60) in ({0} if killed is None else {-9, 0})
