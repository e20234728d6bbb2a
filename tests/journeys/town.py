"""A demo installation with a clock that can be moved: stopped, and started again on a later day."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.cli.installations import SCRIPT, clean_environment, running

CASES = 12
SECONDS = 180


@dataclass(slots=True)
class Town:
    """The invented municipality, in a directory of its own."""

    data: Path
    heard: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def fill(self, day: date) -> None:
        """Make it, as it is on a day."""
        self._do(day, "migrate", "--quiet")
        self._do(day, "demo", "--cases", str(CASES))

    @contextmanager
    def on(self, day: date) -> Iterator[str]:
        """Open the doors on a day; give the address."""
        words = ("--demo", "--today", day.isoformat())
        with running(self.data, *words, environment=self.environment) as made:
            try:
                yield made.address.rstrip("/")
            finally:
                made.process.terminate()
                made.process.wait(SECONDS)
                self.heard += made.said

    def _do(self, day: date, *words: str) -> None:
        demo = {"FODFAESTE_DEMO": "1", "FODFAESTE_TODAY": day.isoformat()}
        done = subprocess.run(
            [*SCRIPT, *words, "--data", str(self.data)],
            env=clean_environment() | demo | {"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
