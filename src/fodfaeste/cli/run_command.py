"""`fodfaeste run`: database, web and worker in one tree of processes. Ctrl-C stops all of it."""

import argparse
import datetime as dt
import fcntl
import ipaddress
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from fodfaeste.cli import demo_mark
from fodfaeste.cli.django_ready import database_up
from fodfaeste.cli.options import add_data, apply_data
from fodfaeste.cli.ports import DEFAULT_PORT, NoPortError, answers, port_held
from fodfaeste.cli.process_tree import Child, ChildFailedError, ProcessTree
from fodfaeste.kernel import clock, installation, postgres

SECONDS_TO_ANSWER = 60
SECONDS_BETWEEN_LOOKS = 2
THREADS = 4
MOST_WEB_PROCESSES = 4
"""A process uses one core at a time; each takes some 130 MB."""

OURSELVES = (sys.executable, "-m", "fodfaeste.cli.main")


class CannotRunError(Exception):
    """Something stands in the way; the sentence says what to do about it."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("--port", type=int, help=f"default: {DEFAULT_PORT}, or the next free one")
    parser.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="default: loopback")
    parser.add_argument("--demo", action="store_true", help="an invented municipality")
    parser.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that a demo pretends it is",
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Run until told to stop; return 0 when that was all."""
    apply_data(args)
    tree = ProcessTree()
    tree.listen_for_signals()
    try:
        _set_demo(demo=args.demo, today=args.today)
        with _only_one(), database_up():
            _run(tree, args)
    except (
        CannotRunError,
        ChildFailedError,
        NoPortError,
        demo_mark.NoDemoError,
        installation.InstallationError,
        postgres.PostgresError,
    ) as trouble:
        print(f"fodfaeste: {trouble}", file=sys.stderr)
        return 1
    return 0


def _set_demo(*, demo: bool, today: dt.date | None) -> None:
    if today is not None and not demo:
        raise CannotRunError("Only a demo can pretend another day: add --demo, or drop --today.")
    os.environ[clock.DEMO_VARIABLE] = "1" if demo else "0"
    if today is not None:
        os.environ[clock.SHIFT_VARIABLE] = today.isoformat()


@contextmanager
def _only_one() -> Iterator[None]:
    directory = installation.data_directory()
    directory.mkdir(parents=True, exist_ok=True, mode=0o711)
    with (directory / "run.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRunError(
                f"Fodfæste already runs on {directory}. Stop that one first, or name another "
                "directory with --data."
            ) from None
        yield


def _run(tree: ProcessTree, args: argparse.Namespace) -> None:
    with port_held(args.bind, args.port) as port:
        _run_on(tree, args, port)
    print("Stopped.")


def _run_on(tree: ProcessTree, args: argparse.Namespace, port: int) -> None:
    if args.port is None and port != DEFAULT_PORT:
        print(f"Port {DEFAULT_PORT} is taken: using {port}.")
    try:
        _prepare(tree, demo=args.demo)
        if not tree.stopping.is_set():
            tree.keep(_web(args.bind, port))
            tree.keep(_worker())
            _wait_for_answer(tree, args.bind, port)
            _announce(args, port)
            _look_after(tree)
    finally:
        tree.stop()


def _prepare(tree: ProcessTree, *, demo: bool) -> None:
    _do(tree, "migrate", "--quiet")
    if demo and not tree.stopping.is_set() and demo_mark.is_to_be_filled():
        print("Filling the demo municipality …", flush=True)
        _do(tree, "demo")


def _do(tree: ProcessTree, *words: str) -> None:
    code = tree.run([*OURSELVES, *words], os.environ)
    if code != 0 and not tree.stopping.is_set():
        raise CannotRunError(f"'fodfaeste {words[0]}' failed; what it said stands above.")


def _web(address: str, port: int) -> Child:
    command = [sys.executable, "-m", "granian", "fodfaeste.config.wsgi:application"]
    processes = min(os.cpu_count() or 1, MOST_WEB_PROCESSES)
    options = f"--interface wsgi --http 1 --no-ws --workers {processes}"
    options += f" --blocking-threads {THREADS}"
    life = "--respawn-failed-workers --respawn-interval 0.1 --workers-kill-timeout 10"
    where = ["--host", address, "--port", str(port), "--log-level", "warning"]
    environment = os.environ | {
        installation.ROLE_VARIABLE: installation.WEB,
        "MALLOC_ARENA_MAX": "2",  # else every thread keeps memory of its own
    }
    return Child("web server", [*command, *options.split(), *life.split(), *where], environment)


def _worker() -> Child:
    environment = os.environ | {installation.ROLE_VARIABLE: installation.WORKER}
    return Child("worker", [*OURSELVES, "worker"], environment)


def _wait_for_answer(tree: ProcessTree, address: str, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not tree.stopping.wait(0.1) and not answers(address, port):
        dead = [child.name for child in tree.children if child.has_died()]
        if dead or time.monotonic() > deadline:
            raise CannotRunError(f"The {dead[0] if dead else 'web server'} did not come up.")


def _announce(args: argparse.Namespace, port: int) -> None:
    near = args.bind in {"localhost", "0.0.0.0", "::"} or _is_loopback(args.bind)  # noqa: S104
    address = f"http://{'localhost' if near else args.bind}:{port}/"
    print(f"Fodfæste is ready: {address}")
    if args.demo:
        print(f"Choose whom to be: {address}demo/")
    print("Ctrl-C stops all of it.", flush=True)


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _look_after(tree: ProcessTree) -> None:
    while not tree.stopping.wait(SECONDS_BETWEEN_LOOKS):
        if installation.has_own_server():
            postgres.ensure(installation.data_directory())
        tree.tend()
