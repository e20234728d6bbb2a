"""Mail servers on this machine: one that takes letters, and ones that misbehave on cue."""

import email
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from types import TracebackType
from typing import Any, Self, cast

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

HOST = "127.0.0.1"


class Kept:
    """What aiosmtpd hands over: every letter, in the order it came."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802, ARG002 -- aiosmtpd's name
        """Keep one letter."""
        self.letters.append(read(envelope.content))
        return "250 OK"


def read(content: bytes) -> EmailMessage:
    """A letter as its reader's program sees it."""
    return cast("EmailMessage", email.message_from_bytes(content, policy=default))


def words_of(letter: EmailMessage) -> str:
    """The plain words of a letter."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@contextmanager
def real_server(patch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """A server of aiosmtpd that the installation is told to use."""
    kept = Kept()
    controller = Controller(kept, hostname=HOST, port=free_port())
    controller.start()
    try:
        use(patch, controller.port)
        yield kept
    finally:
        controller.stop()


def use(patch: pytest.MonkeyPatch, port: int, *, timeout: float = 20) -> None:
    """Let the installation send by a server here, without encryption."""
    patch.setattr(settings, "EMAIL_HOST", HOST)
    patch.setattr(settings, "EMAIL_PORT", port)
    patch.setattr(settings, "EMAIL_USE_TLS", False)
    patch.setattr(settings, "EMAIL_HOST_USER", "")
    patch.setattr(settings, "EMAIL_TIMEOUT", timeout)


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Odd:
    """A server that says what it is told to at each step; what it took stands in `letters`.

    `answers` are by step: hello, MAIL, RCPT, DATA and the words. An empty answer is silence, and
    two lines are two answers to one question.
    """

    answers: dict[str, str] = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)
    asked: int = 0
    hangs_up_after: str = ""

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._socket = socket.create_server((HOST, 0))
        self._socket.settimeout(0.1)
        self.port = int(self._socket.getsockname()[1])
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self._over.set()
        self._thread.join()
        self._socket.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                caller, _ = self._socket.accept()
                self.asked += 1
                with caller, suppress(OSError):
                    self._talk(caller)

    def _talk(self, caller: socket.socket) -> None:
        caller.settimeout(60)
        lines = caller.makefile("rb")
        with lines:
            if not self._say(caller, "hello", "220 here"):
                return
            while line := lines.readline():
                step = line[:4].decode().strip().upper()
                if step == "DATA" and self._say(caller, step, "354 go on"):
                    self._take(caller, lines)
                    if self.hangs_up_after == "words":
                        return
                elif step == "QUIT" or not (step == "DATA" or self._say(caller, step, "250 yes")):
                    return

    def _take(self, caller: socket.socket, lines: Any) -> None:
        words = b""
        while (line := lines.readline()) != b".\r\n":
            if not line:
                return  # hung up in the middle: nothing was taken
            words += line
        self.letters.append(read(words))
        if self.hangs_up_after != "words":
            self._say(caller, "words", "250 taken")

    def _say(self, caller: socket.socket, step: str, usual: str) -> bool:
        answer = self.answers.get(step, usual)
        if not answer:
            self._over.wait(60)
            return False
        caller.sendall("".join(f"{one}\r\n" for one in answer.splitlines()).encode())
        return True


def seconds_of(began: float) -> float:
    """How long it took."""
    return time.monotonic() - began
