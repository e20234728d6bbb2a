"""Somebody with a browser: keeps cookies and the connection, and reads what the server tells."""

import http.client
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urlencode, urlsplit

SECONDS = 60
STALE_SECONDS = 1
"""A line that has been quiet so long may have been hung up by the server."""
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the name of a field
Fields = Mapping[str, str | Sequence[str]]


class WrongAnswerError(Exception):
    """A page did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, with what it cost."""

    status: int
    body: bytes
    location: str
    wall_ms: float
    server_ms: float
    sql_ms: float
    queries: int

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode()

    def hidden(self, name: str) -> str:
        """What a hidden field of the page holds."""
        found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', self.text)
        if found is None:
            raise WrongAnswerError(f"the page has no hidden field {name}")
        return unescape(found[1])


class Visitor:
    """One browser, signed in as one of the demo's cast."""

    def __init__(self, address: str) -> None:
        """Remember where the server is."""
        self.host = urlsplit(address).netloc
        self.cookies: dict[str, str] = {}
        self.line = http.client.HTTPConnection(self.host, timeout=SECONDS)
        self.last_used = 0.0

    @classmethod
    def signed_in(cls, address: str, persona: str) -> Self:
        """Become one of the cast."""
        visitor = cls(address)
        visitor.get("/demo/")
        answer = visitor.post(f"/demo/log-ind/{persona}/", {})
        if answer.status != http.client.FOUND:
            visitor.close()
            raise WrongAnswerError(f"{persona} could not sign in: {answer.status}")
        return visitor

    def twin(self) -> Self:
        """The same browser on a line of its own: the second click of a double click."""
        other = type(self)(f"http://{self.host}")
        other.cookies = dict(self.cookies)
        return other

    def close(self) -> None:
        """Hang up."""
        self.line.close()

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, b"")

    def post(self, path: str, fields: Fields) -> Answer:
        """Send a form."""
        given = {TOKEN: self.cookies.get("csrftoken", ""), **fields}
        return self._ask("POST", path, urlencode(given, doseq=True).encode())

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.perf_counter() - self.last_used > STALE_SECONDS:
            self.line.close()
        began = time.perf_counter()
        try:
            self.line.request(method, path, body=body, headers=headers)
            answer = self.line.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.line.close()
            raise
        self.last_used = time.perf_counter()
        wall = (self.last_used - began) * 1000
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(cookie).items()}
        told = answer.headers.get("Server-Timing", "")
        return Answer(
            status=answer.status,
            body=content,
            location=answer.headers.get("Location", ""),
            wall_ms=wall,
            server_ms=_number(r"app;dur=([\d.]+)", told),
            sql_ms=_number(r'sql;desc="\d+";dur=([\d.]+)', told),
            queries=int(_number(r'sql;desc="(\d+)"', told)),
        )


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    return float(found[1]) if found else 0.0
