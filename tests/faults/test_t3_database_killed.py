"""T3: the database dies under the web server; people are told in Danish, and it comes back."""

import http.client
import signal
import time
from collections.abc import Iterator

import pytest
from tools.bench.visitor import Answer, Visitor

from tests.cli.installations import Running
from tests.faults.conftest import Enter
from tests.faults.processes import kill_database
from tests.faults.town import ROUNDS, Town
from tests.faults.writers import LIST, send_note

ON_ITS_OWN = ROUNDS > 1
"""`make faults`, on a machine of its own; `make test` fails on no clock but that of a hang."""
ANSWER_SECONDS, RECOVERY_SECONDS = (5, 10) if ON_ITS_OWN else (60, 120)
SORRY = "Fodfæste er ude af drift et øjeblik"


@pytest.fixture
def served(town: Town) -> Iterator[Running]:
    """Whoever serves it, awake again afterwards whatever happened."""
    made = town.serve()
    yield made
    made.process.send_signal(signal.SIGCONT)


def test_t3_without_database_everybody_is_told_soon_and_it_recovers_by_itself(
    town: Town, served: Running, enter: Enter
) -> None:
    visitor, case = enter(served.address, "cti"), town.cases_in_cti()[0]
    assert visitor.get("/medarbejder/").status == http.client.OK
    served.process.send_signal(signal.SIGSTOP)  # nobody starts the database again for a while
    kill_database(town.base)
    text = "Karin ringede selv til kantinen og aftalte en prøvedag."
    for answer, seconds in (
        timed(visitor, "/medarbejder/"),
        timed(visitor, LIST),
        timed(visitor, f"{LIST}{case}/"),
        timed(visitor, "/demo/"),
    ):
        assert (answer.status, SORRY in answer.text) == (503, True)
        assert seconds <= ANSWER_SECONDS
    refused = send_note(visitor, case, text)
    assert (refused.status, SORRY in refused.text, text in refused.text) == (503, True, True)
    served.process.send_signal(signal.SIGCONT)
    assert _recovers(visitor)
    assert send_note(visitor, case, text).status == http.client.FOUND
    assert town.ask("select count(*) from records_contactnote where text = %s", text) == [(1,)]


def timed(visitor: Visitor, path: str) -> tuple[Answer, float]:
    began = time.monotonic()
    answer = visitor.get(path)
    return answer, time.monotonic() - began


def _recovers(visitor: Visitor) -> bool:
    """Whether the same person, still signed in, is served again."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    while time.monotonic() < deadline:
        if visitor.get("/medarbejder/").status == http.client.OK:
            return True
        time.sleep(0.2)
    return False
