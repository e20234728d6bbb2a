"""A small invented municipality that is served for real, to be hurt."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodfaeste.kernel import database, installation, postgres
from tests.cli.installations import SECONDS, Running, fodfaeste, running
from tests.kernel.servers import open_directory, stopped_afterwards

CASES = 9
"""As many as the cast has: each of them can be written in by all four on the team."""

ROUNDS = int(os.environ.get("FODFAESTE_FAULT_ROUNDS", "1"))


@dataclass(slots=True)
class Town:
    """Where it lives, who serves it, and a way past every wall to look at what is there."""

    base: Path
    lives: ExitStack
    served: Running | None = None

    def serve(self) -> Running:
        """Let it be served: by whoever serves it already, else by somebody new."""
        if self.served is None or self.served.process.poll() is not None:
            self.served = self.lives.enter_context(_served(self.base))
        return self.served

    def serve_is_over(self) -> None:
        """Take note that whoever served it was killed."""
        if self.served is not None:
            self.served.process.wait()

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database as its owner."""
        at = installation.private_connection(
            postgres.address(self.base), installation.DATABASE, installation.OWNER
        )
        with database.open_session(at) as session:
            return session.execute(query, values).fetchall()  # type: ignore[arg-type]

    def cases_in_cti(self) -> list[int]:
        """Open cases with a CTI course that runs: notes can be written there."""
        return [
            number
            for (number,) in self.ask(
                "select k.case_id from records_cticourse k join records_case c on c.id = k.case_id"
                " where k.closed_on is null and c.closed_on is null order by 1"
            )
        ]

    def open_cases(self) -> list[int]:
        """Cases in which anything can be written."""
        return [n for (n,) in self.ask("select id from records_case where closed_on is null")]


@contextmanager
def small_town() -> Iterator[Town]:
    """Fill one; it is served by whoever asks for it."""
    with open_directory() as home, stopped_afterwards(home / "town") as base:
        for words in (("migrate", "--quiet"), ("demo", "--cases", str(CASES))):
            made = fodfaeste(*words, "--data", str(base))
            assert made.returncode == 0, made.stderr
        with ExitStack() as lives:
            yield Town(base, lives)


@contextmanager
def _served(base: Path) -> Iterator[Running]:
    """Run it until all is over, and then stop it kindly; the dead cannot be stopped twice."""
    with running(base, "--demo") as made:
        yield made
        made.process.terminate()
        made.process.wait(SECONDS)
