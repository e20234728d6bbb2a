"""Children that live and end with us: none outlives its parent, whatever happens to it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event

SECONDS_TO_END = 15
MOST_DEATHS = 5
DEATHS_WITHIN_SECONDS = 60
PAUSE_SECONDS = 0.1
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class ChildFailedError(Exception):
    """A child cannot be kept alive; the sentence says which."""


@dataclass(slots=True)
class Child:
    """A program that is to run as long as we do."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the program."""
        self.process = spawn(self.command, self.environment)

    def has_died(self) -> bool:
        """Whether it was started and is gone."""
        return self.process is not None and self.process.poll() is not None


@dataclass(slots=True)
class ProcessTree:
    """All children of one command, and the wish to stop."""

    children: list[Child] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)

    def listen_for_signals(self) -> None:
        """Take Ctrl-C, a plain kill and a closed terminal as the wish to stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> int:
        """Run a program to its end, or until we are told to stop."""
        process = spawn(command, environment)
        while process.poll() is None:
            if self.stopping.wait(PAUSE_SECONDS):
                end([process])
        end([process])
        return process.returncode

    def keep(self, child: Child) -> None:
        """Start a child and look after it from now on."""
        child.start()
        self.children.append(child)

    def tend(self) -> None:
        """Start again what has died; give up on what keeps dying."""
        for child in self.children:
            if not child.has_died():
                continue
            now = time.monotonic()
            child.deaths = [at for at in child.deaths if now - at < DEATHS_WITHIN_SECONDS] + [now]
            if len(child.deaths) > MOST_DEATHS:
                raise ChildFailedError(f"The {child.name} does not stay alive.")
            print(f"The {child.name} ended by itself and is started again.", file=sys.stderr)
            _kill_group(child.process)
            child.start()

    def stop(self) -> None:
        """End every child, kindly first, and whatever a child left behind."""
        end([child.process for child in self.children if child.process is not None])


def spawn(command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own, so that a Ctrl-C reaches it only through us."""
    parent = os.getpid()
    return subprocess.Popen(
        list(command),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: die_with(parent),  # noqa: PLW1509 -- we have no other threads
    )


def die_with(parent: int) -> None:
    """Ask Linux to end this process when its parent does, even by kill -9."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked
        os.kill(os.getpid(), signal.SIGTERM)


def end(processes: "Sequence[subprocess.Popen[bytes]]") -> None:
    """End programs and everything they started."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        _kill_group(process)
        process.wait()


def _kill_group(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
