"""The private server under root's stand-in, under an ordinary account, and from closed homes."""

import multiprocessing
import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fodfaeste.kernel import postgres
from fodfaeste.kernel.postgres import binaries
from fodfaeste.kernel.postgres import place as places
from fodfaeste.kernel.postgres.binaries import OVERRIDE, bin_directory
from tests.kernel.servers import FAST, ask, open_directory, postmaster, stopped_afterwards


@pytest.fixture
def home() -> Iterator[Path]:
    with open_directory() as directory:
        yield directory


def copied_programs(target: Path) -> Path:
    """Copy PostgreSQL's programs with everything they need, as an installation elsewhere has it."""
    programs = bin_directory()
    for source in binaries.belongings(programs):
        shutil.copytree(source, target / "copied" / source.name, symlinks=True)
    return target / "copied" / programs.relative_to(binaries.top(programs))


def owner_of(process: int) -> int:
    return Path(f"/proc/{process}").stat().st_uid


def test_the_server_never_runs_as_root(home: Path) -> None:
    with stopped_afterwards(home / "checkout") as base:
        postgres.ensure(base, settings=FAST)
        assert owner_of(postmaster(base)) != 0


def test_a_checkout_in_a_closed_home_works(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    programs = copied_programs(closed)
    monkeypatch.setattr(places, "CELLARS", home / "cellars")
    monkeypatch.setenv(OVERRIDE, str(programs))
    with stopped_afterwards(closed / "checkout") as base:
        at = postgres.ensure(base, settings=FAST)
        assert ask(at, "select 1") == [(1,)]
        inside = places.place(base).cellar.is_relative_to(closed)
        assert inside == (os.geteuid() != 0)


def test_a_moved_checkout_does_not_lose_its_data_unseen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(places, "CELLARS", home / "cellars")
    with stopped_afterwards(closed / "before") as base:
        ask(postgres.ensure(base, settings=FAST), "create table mine as select 7 as kept")
    (closed / "before").rename(closed / "after")
    with stopped_afterwards(closed / "after") as moved:
        if os.geteuid() == 0:  # the data lies elsewhere, and only a person can say what is meant
            with pytest.raises(postgres.PostgresError, match="was moved or copied"):
                postgres.ensure(moved)
        else:
            assert ask(postgres.ensure(moved), "select kept from mine") == [(7,)]


def _start_as(uid: int, gid: int, base: Path, programs: Path) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    os.environ[OVERRIDE] = str(programs)
    with postgres.lease(base, settings=FAST) as at:
        kept = ask(at, "select 1"), owner_of(postmaster(base)), places.place(base).cellar
    os._exit(0 if kept == ([(1,)], uid, base / "postgres") else 1)


def test_an_ordinary_account_runs_a_server_of_its_own(home: Path) -> None:
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    programs = copied_programs(home)
    base = home / "checkout"
    base.mkdir()
    if os.geteuid() == 0:
        os.chown(base, account.pw_uid, account.pw_gid)
    process = multiprocessing.get_context("fork").Process(
        target=_start_as, args=(account.pw_uid, account.pw_gid, base, programs)
    )
    process.start()
    process.join(60)
    assert process.exitcode == 0
