"""Every document passes the same structure checks, full, bare and overloaded (PDF/UA, M5)."""

import pytest

from fodfaeste.pdf.board_documents import BoardMinutes
from fodfaeste.pdf.leadership_documents import LeadershipPaper
from fodfaeste.pdf.render import TEMPLATE_NAMES, TEMPLATES, render_document
from tests.pdf.making import CITIZEN, CLOCK, KINDS, bare, filled
from tests.pdf.reading import text_of
from tests.pdf.structure import (
    elements,
    figures_without_words,
    heading_levels,
    opened,
    skipped,
    table_faults,
)

MAKERS = {
    "full": filled,
    "bare": bare,
    "overloaded": lambda kind: filled(kind, rows=4, text="Karin vil gerne arbejde med ro. " * 60),
}


def about_one(kind: type) -> bool:
    """Whether a document names a citizen; a board meeting and a leader's figures name none."""
    return kind not in {BoardMinutes, LeadershipPaper}


def name_of(kind: type) -> str:
    return kind.__name__


@pytest.mark.parametrize("made", MAKERS)
@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_m5_a_document_is_tagged_titled_danish_and_in_order(kind: type, made: str) -> None:
    with opened(render_document(MAKERS[made](kind))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert str(pdf.Root.Lang) == "da"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"
        assert (CITIZEN in str(pdf.open_metadata()["dc:title"])) is about_one(kind)
        levels = heading_levels(pdf)
        assert levels[:1] == [1]
        assert levels.count(1) == 1
        assert skipped(levels) == []
        assert figures_without_words(pdf) == 0
        assert table_faults(pdf) == 0
        assert len(list(elements(pdf))) > 3


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_document_says_everything_it_was_given(kind: type) -> None:
    document = filled(kind)
    words = " ".join(text_of(render_document(document)).split())
    assert (CITIZEN in words) is about_one(kind)
    assert words.count("Ro om formiddagen") > 0


def test_there_is_a_template_for_each_document_and_a_document_for_each_template() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.typ")} - {"style"} == set(TEMPLATE_NAMES)
    assert len(KINDS) == len(TEMPLATE_NAMES)
    assert CLOCK.current is not None
