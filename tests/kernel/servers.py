"""Servers that tests start and always stop, in directories that the server's account can reach."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from fodfaeste.kernel import postgres
from fodfaeste.kernel.postgres.place import place

FAST = {"fsync": "off"}


@contextmanager
def open_directory() -> Iterator[Path]:
    """A new directory that every account may walk through, gone afterwards with its servers."""
    directory = Path(tempfile.mkdtemp(prefix="ff-test-"))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def stopped_afterwards(base: Path) -> Iterator[Path]:
    """A base whose server is stopped and whose traces elsewhere are removed."""
    try:
        yield base
    finally:
        postgres.stop(base)
        here = place(base)
        if here.sockets.parent != here.cellar:
            shutil.rmtree(here.sockets, ignore_errors=True)


def ask(at: postgres.Address, query: str) -> list[tuple[Any, ...]]:
    """Ask the server something as its superuser."""
    with psycopg.connect(
        host=at.host, port=at.port, user=at.user, dbname="postgres", autocommit=True
    ) as session:
        found = session.execute(query)
        return found.fetchall() if found.description else []


def started_at(at: postgres.Address) -> str:
    """Tell one life of a server from another."""
    return str(ask(at, "select pg_postmaster_start_time()")[0][0])


def postmaster(base: Path) -> int:
    """The process number of a base's server."""
    return int((place(base).data / "postmaster.pid").read_text().split("\n", 1)[0])


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(os.lstat(path).st_mode)
