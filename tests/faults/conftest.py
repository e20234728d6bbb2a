"""What every fault is made in."""

from collections.abc import Callable, Iterator

import pytest
from tools.bench.visitor import Visitor

from tests.faults.town import Town, small_town


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    """One small municipality for all faults."""
    with small_town() as made:
        yield made


Enter = Callable[[str, str], Visitor]


@pytest.fixture
def enter() -> Iterator[Enter]:
    """Give `enter(address, persona)`: a browser, signed in as one of the cast."""
    made: list[Visitor] = []

    def come(address: str, persona: str) -> Visitor:
        made.append(Visitor.signed_in(address, persona))
        return made[-1]

    yield come
    for visitor in made:
        visitor.close()
