"""Digital Post: what the gateway is asked, what its answers mean, and that the fake agrees."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.conf import settings

from fodfaeste.gateways.digital_post import (
    DigitalLetter,
    DigitalPost,
    DigitalPostFailed,
    HttpDigitalPost,
)
from fodfaeste.gateways.digital_post.fake import FakeDigitalPost
from tests.gateways.mail_servers import HOST, free_port

LETTER = DigitalLetter(
    number="5b9d", cpr="7001801234", title="Afgørelse", file_name="afgoerelse.pdf", pdf=b"%PDF-1.7"
)


class Gateway:
    """A gateway here: what it was asked, and what it answers."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.asked: list[tuple[dict[str, str], Any]] = []


@contextmanager
def gateway(patch: pytest.MonkeyPatch, status: int) -> Iterator[Gateway]:
    made = Gateway(status)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Take note, and answer."""
            words = self.rfile.read(int(self.headers["Content-Length"]))
            made.asked.append((dict(self.headers), json.loads(words)))
            self.send_response(made.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((HOST, 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        use(patch, server.server_port)
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def use(patch: pytest.MonkeyPatch, port: int) -> None:
    patch.setattr(settings, "DIGITAL_POST_ENABLED", True)
    patch.setattr(settings, "DIGITAL_POST_URL", f"http://{HOST}:{port}/breve")
    patch.setattr(settings, "DIGITAL_POST_TOKEN", "hemmelig")


def outcome(post: DigitalPost) -> str:
    try:
        post.send(LETTER)
    except DigitalPostFailed as failed:
        return type(failed).__name__
    return "sent"


def test_the_gateway_is_asked_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with gateway(monkeypatch, 201) as made:
        assert outcome(HttpDigitalPost()) == "sent"
    ((headers, said),) = made.asked
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer hemmelig", "5b9d")
    assert base64.b64decode(said["file"].pop("base64")) == LETTER.pdf
    assert said == {
        "number": "5b9d",
        "cpr": "7001801234",
        "title": "Afgørelse",
        "file": {"name": "afgoerelse.pdf", "type": "application/pdf"},
    }


@pytest.mark.parametrize(
    ("status", "led_to"),
    [
        (202, "sent"),
        (409, "sent"),
        (422, "DigitalPostRefused"),
        (404, "DigitalPostRefused"),
        (401, "DigitalPostFailed"),
        (503, "DigitalPostFailed"),
    ],
)
def test_each_answer_means_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch, status: int, led_to: str
) -> None:
    with gateway(monkeypatch, status):
        assert outcome(HttpDigitalPost()) == led_to


def test_a_gateway_that_is_down_and_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(HttpDigitalPost()) == "DigitalPostFailed", "off unless it is named"
    use(monkeypatch, free_port())
    assert outcome(HttpDigitalPost()) == "DigitalPostFailed"


@pytest.mark.parametrize(("fault", "status"), [("", 200), ("is_away", 503), ("is_exempt", 422)])
def test_the_fake_keeps_the_real_ones_contract(
    monkeypatch: pytest.MonkeyPatch, fault: str, status: int
) -> None:
    fake = FakeDigitalPost()
    if fault:
        setattr(fake, fault, True)
    with gateway(monkeypatch, status):
        assert outcome(fake) == outcome(HttpDigitalPost())
    assert [outcome(fake), len(fake.sent)] == [outcome(fake), 0 if fault else 1]


def test_a_number_of_a_person_stands_in_no_message() -> None:
    assert "7001801234" not in repr(LETTER)
