"""The citizen's pages can be read by somebody who is tired: LIX at most 30 (L1).

Counted are our own texts, as they stand in the templates with all their parts and in the modules;
never what a citizen or a colleague has written. Labels and headings are short and would hide a long
sentence, so the sentences are also counted alone.
"""

import re
from pathlib import Path

import pytest

from fodfaeste.rules.readability import EASY, readability
from tests.house import speech

HOW = (
    "Divide the longest sentences and find shorter words: the number is words a sentence plus the "
    "share of words with more than six letters in per cent (rules/readability.py)."
)
FEW = 20
"""So few words are no text: one long name would decide."""


def pages() -> list[Path]:
    return speech.pages("citizen")


def modules() -> list[Path]:
    return sorted((speech.SOURCE / "web" / "citizen").glob("*.py"))


def plain(text: str) -> str:
    """A text as it is read: a day or a name stands where something is put in."""
    without_tags = re.sub(r"<[^>]+>", "", re.sub(r"%\(\w+\)s|\{\w*\}", "fredag", text))
    return without_tags.replace("%%", "%")


def texts_of(page: Path) -> list[str]:
    """What a page says itself, with its parts; the frame around it is the same everywhere."""
    parts = [part for part in speech.with_parts(page) if part.parent.name != "shell"]
    return sorted({plain(text) for part in parts for text in speech.in_template(part)})


def sentences(texts: list[str]) -> list[str]:
    return [text for text in texts if re.search(r"[.!?]$", text.strip())]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_l1_a_page_of_the_citizen_is_easy_to_read(page: Path) -> None:
    texts = texts_of(page)
    assert readability(texts).lix <= EASY, HOW
    alone = readability(sentences(texts))
    assert alone.words < FEW or alone.lix <= EASY, HOW


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_l1_what_a_module_says_to_the_citizen_is_easy_to_read(module: Path) -> None:
    texts = [plain(text) for text in speech.in_module(module)]
    alone = readability(sentences(texts))
    assert readability(texts).words < FEW or readability(texts).lix <= EASY, HOW
    assert alone.words < FEW or alone.lix <= EASY, HOW


def test_l1_no_single_text_to_the_citizen_is_hard() -> None:
    """Beside the average: no text of some length that is hard by itself."""
    found = {
        text: round(count.lix)
        for source in (*pages(), *modules())
        for text in map(
            plain,
            speech.in_template(source) if source.suffix == ".html" else speech.in_module(source),
        )
        if (count := readability([text])).words >= FEW and count.lix > HARD
    }
    assert found == {}, HOW


HARD = 40.0
