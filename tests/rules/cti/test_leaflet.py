import re

import pytest

from fodfaeste.rules.cti.leaflet import leaflet

LONG_WORD = 6
PLAIN = 30


def lix(text: str) -> float:
    """Björnsson's readability: words a sentence, and the share of words longer than six letters."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+", text)
    sentences = len(re.findall(r"[.!?:]+(?:\s|$)", text))
    return len(words) / sentences + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


def whole(months: int | None) -> str:
    return " ".join(
        sentence for part in leaflet(months=months) for sentence in (part.title, *part.sentences)
    )


def test_lix_is_counted_as_its_author_does() -> None:
    assert lix("Vi ses i dag. Vi ses i morgen.") == 4
    assert lix("Sagsbehandleren orienterer borgeren.") == pytest.approx(103)


@pytest.mark.parametrize("months", [None, 6, 9])
def test_e12_the_leaflet_is_plain_and_speaks_to_the_citizen(months: int | None) -> None:
    text = whole(months)
    assert lix(text) <= PLAIN
    assert all(lix(" ".join(part.sentences)) <= PLAIN for part in leaflet(months=months))
    assert " borger" not in text
    assert re.search(r"\bdu\b", text, re.IGNORECASE)


def test_e12_the_leaflet_says_the_time_the_law_gives() -> None:
    assert "9 eller 6 måneder" in whole(None)
    assert "For dig varer det 9 måneder." in whole(9)
    assert "9" not in whole(6)


def test_e12_the_leaflet_says_what_the_method_promises() -> None:
    text = whole(None)
    for promise in ("Du vælger selv", "tre lige lange", "flytter sig ikke", "stopper støtten ikke"):
        assert promise in text
