"""The private server is started for real: whole, interrupted, killed, twice, and in odd places."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fodfaeste.kernel import postgres
from fodfaeste.kernel.postgres import place as places
from fodfaeste.kernel.postgres.account import server_account
from fodfaeste.kernel.postgres.binaries import bin_directory
from tests.kernel.servers import (
    FAST,
    ask,
    mode,
    open_directory,
    postmaster,
    started_at,
    stopped_afterwards,
)

INTERRUPTED_INITDB = """#!/bin/sh
[ "$1" = --version ] && exec "{real}/initdb" --version
"{real}/initdb" "$@" &
while [ ! -s data.new/PG_VERSION ]; do sleep 0.01; done
kill -9 $!
exit 1
"""


@pytest.fixture
def home() -> Iterator[Path]:
    with open_directory() as directory:
        yield directory


@pytest.fixture
def base(home: Path) -> Iterator[Path]:
    with stopped_afterwards(home / "checkout") as directory:
        yield directory


def test_a_cold_start_answers_and_a_second_start_finds_the_same_server(base: Path) -> None:
    first = postgres.ensure(base, settings=FAST)
    life = started_at(first)
    assert postgres.ensure(base) == first == postgres.address(base)
    assert started_at(first) == life


def test_after_stop_nothing_answers_and_stopping_twice_is_fine(base: Path) -> None:
    postgres.ensure(base, settings=FAST)
    process = postmaster(base)
    postgres.stop(base)
    postgres.stop(base)
    assert not postgres.is_running(base)
    assert not Path(f"/proc/{process}/cwd").exists()


def test_only_its_own_account_and_root_can_reach_the_server(base: Path) -> None:
    at = postgres.ensure(base, settings=FAST)
    assert mode(Path(at.host)) == 0o700
    assert mode(Path(at.host, f".s.PGSQL.{at.port}")) == 0o700
    assert ask(at, "show listen_addresses") == [("",)]


def test_a_killed_server_comes_back_with_what_was_acknowledged(base: Path) -> None:
    at = postgres.ensure(base, settings=FAST)
    ask(at, "create table kept as select 42 as answer")
    os.kill(postmaster(base), signal.SIGKILL)
    assert ask(postgres.ensure(base), "select answer from kept") == [(42,)]


def test_an_interrupted_first_start_leaves_nothing_that_looks_finished(
    base: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bin_directory()
    programs = home / "programs"
    programs.mkdir()
    for program in real.iterdir():
        (programs / program.name).symlink_to(program)
    (programs / "initdb").unlink()
    (programs / "initdb").write_text(INTERRUPTED_INITDB.format(real=real), encoding="utf-8")
    (programs / "initdb").chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(programs))
    with pytest.raises(postgres.PostgresError, match="could not make its data directory"):
        postgres.ensure(base)
    assert not places.place(base).data.exists()
    monkeypatch.setenv("PG_BIN", str(real))
    assert ask(postgres.ensure(base), "select 1") == [(1,)]


def test_two_checkouts_stand_side_by_side(home: Path) -> None:
    with stopped_afterwards(home / "one") as one, stopped_afterwards(home / "two") as two:
        first, second = postgres.ensure(one, settings=FAST), postgres.ensure(two, settings=FAST)
        ask(first, "create table mine (id int)")
        assert ask(second, "select to_regclass('mine')") == [(None,)]
        postgres.stop(one)
        assert (postgres.is_running(one), postgres.is_running(two)) == (False, True)


@pytest.mark.parametrize(
    "name", ['Fodfæste på Ærø, o\'brien "x" $HOME', "a" * 120], ids=["odd", "long"]
)
def test_a_checkout_may_have_any_name(home: Path, name: str) -> None:
    with stopped_afterwards(home / name) as base:
        at = postgres.ensure(base, settings=FAST)
        assert ask(at, "show data_directory") == [(str(base / "postgres" / "data"),)]
        assert mode(Path(at.host)) == 0o700


def test_two_starters_at_once_get_one_server(base: Path) -> None:
    found: list[str] = []

    def start() -> None:
        found.append(started_at(postgres.ensure(base, settings=FAST)))

    starters = [threading.Thread(target=start) for _ in range(3)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert (len(found), len(set(found))) == (3, 1)


def test_the_last_one_to_leave_stops_the_server(base: Path) -> None:
    with postgres.lease(base, settings=FAST) as first:
        with postgres.lease(base) as second:
            assert started_at(first) == started_at(second)
        assert postgres.is_running(base)
    assert not postgres.is_running(base)


def test_a_pid_that_belongs_to_somebody_else_by_now_does_not_keep_us_out(base: Path) -> None:
    postgres.ensure(base, settings=FAST)
    pid_file = places.place(base).data / "postmaster.pid"
    left_behind = pid_file.read_text(encoding="utf-8")
    own_number = left_behind.split("\n", 1)[0]
    postgres.stop(base)
    account = server_account()
    who = {"user": account.uid, "group": account.gid} if account.stand_in else {}
    with subprocess.Popen(["/bin/sleep", "60"], cwd="/", **who) as stranger:  # type: ignore[call-overload]
        try:
            pid_file.write_text(left_behind.replace(own_number, str(stranger.pid), 1))
            account.own(pid_file)
            assert ask(postgres.ensure(base), "select 1") == [(1,)]
        finally:
            stranger.kill()


def test_a_directory_laid_by_somebody_else_is_not_used(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = places.place(base)
    here.cellar.mkdir(parents=True)
    (here.cellar / "socket").symlink_to("/tmp")  # noqa: S108
    here.account.own(here.cellar)
    with pytest.raises(postgres.PostgresError, match="is in the way"):
        postgres.ensure(base)


def test_data_of_another_version_is_left_alone_with_a_sentence(base: Path) -> None:
    postgres.ensure(base, settings=FAST)
    postgres.stop(base)
    version = places.place(base).data / "PG_VERSION"
    kept = version.read_text(encoding="ascii")
    version.write_text("14\n", encoding="ascii")
    with pytest.raises(postgres.PostgresError, match="was made by PostgreSQL 14"):
        postgres.ensure(base)
    version.write_text(kept, encoding="ascii")


def test_what_a_person_wrote_never_reaches_the_servers_log(base: Path) -> None:
    at = postgres.ensure(base, settings=FAST)
    ask(at, "create table people (name text unique)")
    ask(at, "insert into people values ('Kirsten Kanariefugl')")
    with pytest.raises(Exception, match="duplicate key"):
        ask(at, "insert into people values ('Kirsten Kanariefugl')")
    log = places.place(base).log.read_text(encoding="utf-8")
    assert "duplicate key" in log
    assert "Kanariefugl" not in log
