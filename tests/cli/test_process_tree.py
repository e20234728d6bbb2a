"""Children live and end with their parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fodfaeste.cli.ports import NoPortError, is_free, port_held
from fodfaeste.cli.process_tree import MOST_DEATHS, Child, ChildFailedError, ProcessTree

WITH_GRANDCHILD = 'sleep 60 & echo $! > "$0"; wait'
PARENT = """
import os, sys, time
from fodfaeste.cli.process_tree import spawn
print(spawn(["/bin/sleep", "60"], os.environ).pid, flush=True)
time.sleep(60)
"""


def is_alive(process: int) -> bool:
    """A process that nobody has buried yet counts as dead."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


PATIENCE = 120
"""Seconds with a machine that has other things to do: whoever waits longer waits in vain."""


def comes_true(condition: object, seconds: float = PATIENCE) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if callable(condition) and condition():
            return True
        time.sleep(0.02)
    return False


def sleeper() -> Child:
    return Child("sleeper", ["/bin/sleep", "60"], os.environ)


def number(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


def test_stopping_ends_the_children_and_what_they_started(tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    child = Child("shell", ["/bin/sh", "-c", WITH_GRANDCHILD, str(note)], os.environ)
    tree = ProcessTree()
    tree.keep(child)
    assert comes_true(lambda: note.exists() and note.read_text().strip())
    tree.stop()
    grandchild = int(note.read_text())
    assert comes_true(lambda: not is_alive(grandchild))
    assert not is_alive(number(child))


def test_a_child_that_died_is_started_again(capfd: pytest.CaptureFixture[str]) -> None:
    child, tree = sleeper(), ProcessTree()
    tree.keep(child)
    first = number(child)
    os.kill(first, signal.SIGKILL)
    assert comes_true(child.has_died)
    tree.tend()
    assert (number(child) != first, is_alive(number(child))) == (True, True)
    assert "The sleeper ended by itself and is started again." in capfd.readouterr().err
    tree.stop()


def test_a_child_that_keeps_dying_is_given_up() -> None:
    child, tree = Child("failure", ["/bin/false"], os.environ), ProcessTree()
    tree.keep(child)

    def tend_often() -> None:
        for _ in range(MOST_DEATHS + 1):
            assert comes_true(child.has_died)
            tree.tend()

    with pytest.raises(ChildFailedError, match="The failure does not stay alive"):
        tend_often()
    tree.stop()


def test_a_wish_to_stop_ends_a_step_that_is_under_way() -> None:
    tree = ProcessTree()
    tree.stopping.set()
    begun = time.monotonic()
    code = tree.run(["/bin/sleep", "60"], os.environ)
    assert (code, time.monotonic() - begun < 50) == (-signal.SIGTERM, True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child")
def test_a_child_does_not_outlive_a_parent_that_was_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.kill()
    assert comes_true(lambda: not is_alive(child))


def test_a_taken_port_is_passed_over_or_refused() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as listener:
        assert listener.stdout is not None
        taken = int(listener.stdout.readline())
        assert not is_free("127.0.0.1", taken)
        with (
            pytest.raises(NoPortError, match=f"Port {taken} is taken"),
            port_held("127.0.0.1", taken),
        ):
            pass
        listener.kill()
    with port_held("127.0.0.1", taken) as held:
        assert held == taken


@pytest.mark.skipif(sys.platform != "linux", reason="held by a name that only Linux has")
def test_of_two_who_start_at_the_same_moment_each_gets_a_port_of_its_own() -> None:
    with (
        port_held("127.0.0.1", None) as first,
        port_held("127.0.0.1", None) as second,
        pytest.raises(NoPortError, match=f"Port {first} is taken"),
        port_held("127.0.0.1", first),
    ):
        pass
    assert first != second


LISTENER = """
import socket
s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1], flush=True); input()
"""
