"""Whole installations that tests start from the console, and what is left of them."""

import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 240
"""Patience with a machine that has other things to do."""
SCRIPT = [sys.executable, "-m", "fodfaeste.cli.main"]


def clean_environment() -> dict[str, str]:
    """The environment without what would point to another installation."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FODFAESTE_", "DATABASE_URL", "DJANGO_"))
    }


def fodfaeste(*words: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*SCRIPT, *words],
        env=clean_environment(),
        input=given,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@dataclass(slots=True)
class Running:
    """A `fodfaeste run` that has said it is ready."""

    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it answers."""
        found = re.search(r"ready: (http://\S+)", "".join(self.said))
        assert found, "".join(self.said)
        return found.group(1)

    def health(self) -> int:
        """The status of /healthz; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(self.address + "healthz", timeout=5) as answer:  # noqa: S310
                return int(answer.status)
        except OSError as refused:
            return int(getattr(refused, "code", 0))

    def is_healthy_within(self, seconds: float) -> bool:
        """Wait until web and database answer."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.health() == 200:
                return True
            time.sleep(0.1)
        return False


@contextmanager
def running(
    data: Path, *words: str, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Start an installation, and stop it hard if the test has not."""
    process = subprocess.Popen(
        [*SCRIPT, "run", "--data", str(data), *words],
        env=clean_environment() | dict(environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    made = Running(process)
    reader = threading.Thread(target=_listen, args=(made,), daemon=True)
    reader.start()
    try:
        _wait_until_ready(made)
        yield made
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(30)  # the last of its children lets go of what we read from
        assert process.stdout is not None
        process.stdout.close()


def _listen(made: Running) -> None:
    assert made.process.stdout is not None
    for line in made.process.stdout:
        made.said.append(line)


def _wait_until_ready(made: Running) -> None:
    deadline = time.monotonic() + SECONDS
    while "Ctrl-C stops all of it." not in "".join(made.said):
        assert made.process.poll() is None, "".join(made.said)
        assert time.monotonic() < deadline, "".join(made.said)
        time.sleep(0.05)


def processes_of(data: Path) -> list[str]:
    """Every process that belongs to an installation: by its environment, its words or its place."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            belongs = str(data).encode() in words + (process / "environ").read_bytes()
            lives_there = str((process / "cwd").readlink()).startswith(str(data))
        except OSError:
            continue
        if belongs or lives_there:
            found.append(words.replace(b"\0", b" ").decode(errors="replace"))
    return found
