"""Starts and stops a private server, safely for several starters at once."""

import fcntl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from fodfaeste.kernel.postgres.binaries import reachable_programs
from fodfaeste.kernel.postgres.cluster import make_cluster, turn_log, write_settings
from fodfaeste.kernel.postgres.errors import PostgresError
from fodfaeste.kernel.postgres.leftovers import forget_foreign_pid
from fodfaeste.kernel.postgres.place import Address, Place, open_base, place, prepare

START_SECONDS = 60
PAUSE_SECONDS = 0.1
NO_SETTINGS: Mapping[str, str] = {}


def ensure(base: Path, *, settings: Mapping[str, str] = NO_SETTINGS) -> Address:
    """Start the server of a base unless it answers already. It runs until `stop`."""
    here = place(base)
    open_base(here)
    with _locked(here):
        _start(here, settings)
    return here.address


def stop(base: Path) -> None:
    """Stop the server of a base, if it runs, and wait until it has."""
    here = place(base)
    if not here.data.exists():
        return
    with _locked(here):
        _stop(here)


def is_running(base: Path) -> bool:
    """Whether the server of a base answers."""
    return _answers(place(base))


@contextmanager
def lease(base: Path, *, settings: Mapping[str, str] = NO_SETTINGS) -> Iterator[Address]:
    """Hold the server of a base up; whoever leaves last stops it.

    Locks end with their process, so that a killed holder keeps nothing up for ever.
    """
    here = place(base)
    open_base(here)
    with (here.base / "users.lock").open("w", encoding="utf-8") as held:
        with _locked(here):
            _start(here, settings)
            fcntl.flock(held, fcntl.LOCK_SH)
        try:
            yield here.address
        finally:
            with _locked(here):
                fcntl.flock(held, fcntl.LOCK_UN)
                if _unused(here):
                    _stop(here)


@contextmanager
def _locked(here: Place) -> Iterator[None]:
    with (here.base / "starting.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _unused(here: Place) -> bool:
    with (here.base / "users.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _start(here: Place, settings: Mapping[str, str]) -> None:
    prepare(here)
    if _answers(here):
        return
    programs = reachable_programs(here.account, here.cellar)
    turn_log(here)
    make_cluster(here, programs)
    write_settings(here, settings)
    command: list[str | Path] = [
        programs / "pg_ctl",
        "start",
        "-D",
        "data",
        "-w",
        "-s",
        "-l",
        here.log.name,
    ]
    deadline = time.monotonic() + START_SECONDS
    # After a kill -9 the old server's children need a moment to notice.
    while time.monotonic() < deadline:
        forget_foreign_pid(here.data, here.account)
        if here.account.run(command, cwd=here.cellar, log=here.log) == 0 or _answers(here):
            return
        time.sleep(PAUSE_SECONDS)
    raise PostgresError(
        f"PostgreSQL did not start within {START_SECONDS} seconds. The last lines of {here.log} "
        f"say:\n{_last_lines(here.log)}"
    )


def _stop(here: Place) -> None:
    programs = reachable_programs(here.account, here.cellar)
    command: list[str | Path] = [
        programs / "pg_ctl",
        "stop",
        "-D",
        "data",
        "-m",
        "fast",
        "-w",
        "-s",
    ]
    code = here.account.run(command, cwd=here.cellar, log=here.log)
    if code != 0 and _answers(here):
        raise PostgresError(f"PostgreSQL in {here.data} does not stop. See {here.log}.")


def _answers(here: Place) -> bool:
    at = here.address
    with (
        suppress(psycopg.OperationalError),
        psycopg.connect(
            host=at.host, port=at.port, user=at.user, dbname="postgres", connect_timeout=10
        ),
    ):
        return True
    return False


def _last_lines(log: Path) -> str:
    with suppress(FileNotFoundError):
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
    return ""
