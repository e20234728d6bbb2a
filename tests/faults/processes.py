"""Every process of an installation, and the hardest way to end them."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tests.kernel.servers import postmaster


def processes_of(base: Path) -> list[int]:
    """By what a process was started with, its environment, or the directory that it works in."""
    name, found = os.fsencode(base), []
    for entry in Path("/proc").glob("[0-9]*"):
        if int(entry.name) == os.getpid():
            continue
        try:
            told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            lives_there = (entry / "cwd").readlink().is_relative_to(base)
        except OSError:
            continue
        if lives_there or name in told:
            found.append(int(entry.name))
    return found


def kill_all(base: Path) -> int:
    """`kill -9` for web server, worker, parent and database alike; how many there were."""
    killed: set[int] = set()
    while still := processes_of(base):
        for process in still:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        killed |= set(still)
        time.sleep(0.02)
    return len(killed)


def kill_database(base: Path) -> None:
    """`kill -9` for PostgreSQL: the server first, and those of its children that answer still."""
    server = postmaster(base)
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    for process in (server, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
