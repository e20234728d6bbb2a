"""Asking for every address with arguments that fit, and for case pages with every case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.web.urls_table import Address, Route, routes, table

ANY: Mapping[str, object] = {
    "seat": "cti",
    "step": "oensker",
    "area": "social",
    "token": "x" * 43,
    "uidb36": "1",
    "key": "x-y",
}
"""What fits into an address when it does not matter which; every other argument is a number.

What is given may be for one address only: `"staff:meetings:summary:meeting_id": 1`.
"""


@dataclass(frozen=True, slots=True)
class Ask:
    """One address with its arguments filled in."""

    address: Address
    url: str

    def __str__(self) -> str:
        return self.address.name


def asks(kind: str, arguments: Mapping[str, object]) -> Iterator[Ask]:
    """Every address of a kind, filled in with what is given, else with anything that fits."""
    known = table()
    for route in routes():
        address = known[route.name]
        if address.kind == kind:
            yield Ask(address, url_of(route, arguments))


def url_of(route: Route, arguments: Mapping[str, object]) -> str:
    filled = {
        name: arguments.get(f"{route.name}:{name}", arguments.get(name, ANY.get(name, 1)))
        for name in route.arguments
    }
    return reverse(route.name, kwargs=filled)


def answers(client: Client, ask: Ask, **fields: str) -> dict[str, HttpResponse]:
    """What the address answers to being read and to being sent a form."""
    return {"GET": client.get(ask.url), "POST": client.post(ask.url, fields)}
