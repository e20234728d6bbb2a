"""Many at once: sixteen people who read and write, each as fast as the server answers."""

import http.client
import itertools
import random
import re
import statistics
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus

from tools.bench.pages import CASEWORKER, CTI, LEADER, LIST, MY_DAY, write_note, write_task
from tools.bench.visitor import Answer, Visitor

CLIENTS, SECONDS = 16, 20
ONE_WRITE_IN = 5
PAGES_OF_THE_LIST = 20
PERSONAS = (CTI, CASEWORKER, "jobkonsulent", "sagsbehandler-social", LEADER)
GOOD = (HTTPStatus.OK, HTTPStatus.FOUND)
TRIES = 3


@dataclass(frozen=True, slots=True)
class Load:
    """What sixteen clients met."""

    pages: int
    writes: int
    errors: int
    per_second: float
    median_ms: float
    p95_ms: float
    memory_mb: float = 0.0


@dataclass(slots=True)
class Client:
    """One of the sixteen."""

    visitor: Visitor
    persona: str
    cases: list[str]
    walls: list[float] = field(default_factory=list)
    writes: int = 0
    errors: int = 0

    def work(self, until: float, chance: random.Random) -> None:
        """Read and write until time is up."""
        for turn in itertools.count():
            if time.perf_counter() >= until:
                return
            try:
                answer = self._turn(turn, chance)
            except (OSError, http.client.HTTPException):
                self.errors += 1
                continue
            self.walls.append(answer.wall_ms)
            self.errors += answer.status not in GOOD

    def _turn(self, turn: int, chance: random.Random) -> Answer:
        case = int(chance.choice(self.cases))
        if turn % ONE_WRITE_IN == 0 and self.persona != LEADER:
            self.writes += 1
            write = write_note if self.persona == CTI else write_task
            return write(self.visitor, case)
        side = chance.randint(1, PAGES_OF_THE_LIST if self.persona == LEADER else 1)
        paths = (
            f"{LIST}{case}/",
            f"{LIST}{case}/plan/",
            f"{LIST}?side={side}",
            f"{LIST}?soeg=frost",
            MY_DAY,
        )
        return self.visitor.get(chance.choice(paths))


def run(address: str, *, seconds: int = SECONDS) -> Load:
    """Let them work for a while."""
    clients = [_client(address, PERSONAS[number % len(PERSONAS)]) for number in range(CLIENTS)]
    began = time.perf_counter()
    threads = [
        threading.Thread(target=client.work, args=(began + seconds, random.Random(number)))  # noqa: S311
        for number, client in enumerate(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    for client in clients:
        client.visitor.close()
    walls = [wall for client in clients for wall in client.walls]
    return Load(
        pages=len(walls),
        writes=sum(client.writes for client in clients),
        errors=sum(client.errors for client in clients),
        per_second=len(walls) / lasted,
        median_ms=statistics.median(walls),
        p95_ms=statistics.quantiles(walls, n=20)[-1],
    )


def _client(address: str, persona: str) -> Client:
    """Sign in, and choose among the courses in which this person can write."""
    visitor = Visitor.signed_in(address, persona)
    state = "?tilstand=cti_phase_2" if persona == CTI else ""
    page = visitor.get(LIST + state).text
    return Client(visitor, persona, sorted(set(re.findall(rf'href="{LIST}(\d+)/"', page))))
