"""`fodfaeste run`, for real: it answers, survives the death of its parts, and leaves nothing."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from fodfaeste.cli.ports import DEFAULT_PORT
from tests.cli.installations import Running, fodfaeste, processes_of, running
from tests.cli.test_process_tree import PATIENCE, comes_true
from tests.kernel.servers import open_directory, postmaster, stopped_afterwards


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with open_directory() as directory:
        yield directory


@pytest.fixture(scope="module")
def data(home: Path) -> Iterator[Path]:
    with stopped_afterwards(home / "installation") as base:
        yield base


@pytest.fixture(scope="module")
def up(data: Path) -> Iterator[Running]:
    """An installation that several tests may knock about."""
    with running(data) as made:
        yield made
        made.process.terminate()
        made.process.wait(PATIENCE)


def children_of(made: Running) -> dict[str, int]:
    listed = subprocess.run(
        ["/bin/ps", "-o", "pid=,args=", "--ppid", str(made.process.pid)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return {
        name: int(line.split()[0])
        for line in listed
        for name in ("granian", "worker")
        if (name == "granian") == ("granian" in line) and "fodfaeste" in line
    }


def are_others(before: dict[str, int], now: dict[str, int]) -> bool:
    return now.keys() == before.keys() and not set(now.values()) & set(before.values())


def test_a_part_that_is_killed_comes_back(up: Running) -> None:
    before = children_of(up)
    assert sorted(before) == ["granian", "worker"]
    for process in before.values():
        os.kill(process, signal.SIGKILL)
    # The killed web server's own children answer until they are swept away with it.
    assert comes_true(lambda: are_others(before, children_of(up))), "".join(up.said)
    assert up.is_healthy_within(PATIENCE), "".join(up.said)


def test_t3_a_killed_database_comes_back_by_itself(up: Running, data: Path) -> None:
    life = postmaster(data)
    os.kill(life, signal.SIGKILL)
    assert comes_true(lambda: up.health() != 200, 20) or postmaster(data) != life
    assert up.is_healthy_within(PATIENCE), "".join(up.said)


def test_a_second_one_on_the_same_data_is_refused_in_a_sentence(up: Running, data: Path) -> None:
    second = fodfaeste("run", "--data", str(data))
    assert (second.returncode, second.stdout, up.health()) == (1, "", 200)
    assert second.stderr.startswith(f"fodfaeste: Fodfæste already runs on {data}.")


def test_a_taken_port_is_passed_over_and_one_ctrl_c_leaves_nothing_behind(
    up: Running, home: Path
) -> None:
    with stopped_afterwards(home / "other") as other, running(other) as second:
        assert second.health() == 200
        assert second.address != up.address
        # Another test's server may have had the first port, and left it since `up` began.
        first = second.address.endswith(f":{DEFAULT_PORT}/")
        assert ("is taken: using" in "".join(second.said)) == (not first)
        second.process.send_signal(signal.SIGINT)
        assert second.process.wait(PATIENCE) == 0
        assert processes_of(other) == []
    assert second.said[-1] == "Stopped.\n"


def test_after_a_kill_of_the_parent_nothing_stays_and_the_next_start_works(home: Path) -> None:
    with stopped_afterwards(home / "killed") as killed:
        with running(killed) as made:
            made.process.kill()
            made.process.wait()
            assert comes_true(lambda: processes_of(killed) == [])
        with running(killed) as again:
            assert again.health() == 200


def test_only_a_demo_pretends_another_day(home: Path) -> None:
    refused = fodfaeste("run", "--data", str(home / "none"), "--today", "2026-01-31")
    assert (refused.returncode, "Only a demo can pretend" in refused.stderr) == (1, True)


def test_a_demo_is_never_opened_over_real_people(home: Path) -> None:
    with stopped_afterwards(home / "real") as real:
        assert fodfaeste("migrate", "--quiet", "--data", str(real)).returncode == 0
        named = ("--email", "rigtig@example.dk", "--name", "Rigtig Person")
        made = fodfaeste("createadmin", *named, "--data", str(real), given="regn-over-ribe-7431\n")
        assert (made.returncode, made.stderr) == (0, "")
        refused = fodfaeste("run", "--demo", "--data", str(real))
        assert (refused.returncode, "already has users" in refused.stderr) == (1, True)
        assert processes_of(real) == []
