"""Which port is free, and whether a server answers on it."""

import errno
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http import HTTPStatus

DEFAULT_PORT = 8000
TRIES = 100


class NoPortError(Exception):
    """No port can be had; the sentence says which were tried."""


@contextmanager
def port_held(address: str, wanted: int | None) -> Iterator[int]:
    """Give the wanted port, or from 8000 upwards the first that is free; ours until the end.

    A port is chosen long before the web server listens on it. Whoever starts meanwhile is kept from
    choosing the same: two servers can share a port, and each would answer for the other.
    """
    with ExitStack() as held:
        yield _choose(address, wanted, held)


def _choose(address: str, wanted: int | None, held: ExitStack) -> int:
    if wanted is not None:
        if not _becomes_ours(address, wanted, held):
            raise NoPortError(f"Port {wanted} is taken. Choose another one with --port.")
        return wanted
    for port in range(DEFAULT_PORT, DEFAULT_PORT + TRIES):
        if _becomes_ours(address, port, held):
            return port
    last = DEFAULT_PORT + TRIES - 1
    raise NoPortError(f"All ports from {DEFAULT_PORT} to {last} are taken. Name one with --port.")


def _becomes_ours(address: str, port: int, held: ExitStack) -> bool:
    if not is_free(address, port):
        return False
    if sys.platform != "linux":
        return True
    # A name without a file: only one process has it, and it goes when the process does.
    claim = held.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
    try:
        claim.bind(f"\0fodfaeste-port-{port}")
    except OSError:
        return False
    return True


def is_free(address: str, port: int) -> bool:
    """Whether we could listen there; a port just left by another server counts as free."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except OSError as refused:
            if refused.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise NoPortError(f"This machine cannot listen on {address}: {refused}.") from refused
        return True


def answers(address: str, port: int) -> bool:
    """Whether web and database answer."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
    host = f"[{near}]" if ":" in near else near
    asked = urllib.request.Request(f"http://{host}:{port}/healthz", headers={"Host": "localhost"})
    with (
        suppress(urllib.error.URLError, OSError),
        urllib.request.urlopen(asked, timeout=5) as answer,  # noqa: S310 -- our own address
    ):
        return bool(answer.status == HTTPStatus.OK)
    return False
