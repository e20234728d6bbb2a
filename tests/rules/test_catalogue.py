"""The catalogue holds every rule of the method once, whole and in order."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from fodfaeste.rules.catalogue import RULES, SOURCES, Chapter, Rule, Severity, rule
from fodfaeste.rules.catalogue.implemented import PLACES
from fodfaeste.rules.catalogue.sources import NAMES, in_words

# What the design marks [H] and [W], written down a second time; every other rule is a feature.
HARD = {
    "A1",
    "B1", "B4",
    "C2", "C3", "C5", "C7",
    "D2", "D3", "D4",
    "E1", "E2", "E3", "E4", "E5", "E7",
    "H1", "H2", "H3", "H4", "H5",
    "I1",
    "K3",
    "M1", "M2", "M3", "M5",
}  # fmt: skip
WARNING = {
    "A2", "A6", "A7",
    "B7",
    "C10", "C11",
    "D5", "D8", "D12", "D13", "D15", "D16",
    "E6", "E9", "E13", "E14",
    "G1", "G4",
    "H6", "H7",
    "I2",
    "J1",
}  # fmt: skip
LAST_OF_CHAPTER = {
    "A": 8, "B": 7, "C": 13, "D": 16, "E": 16, "F": 3, "G": 6,
    "H": 7, "I": 4, "J": 8, "K": 5, "L": 4, "M": 10,
}  # fmt: skip
FIRST_OF_CHAPTER = {"F": 0}
LONGEST_SENTENCE = 330


def test_every_number_of_every_chapter_is_there_once_and_in_order() -> None:
    expected = [
        f"{letter}{number}"
        for letter, last in LAST_OF_CHAPTER.items()
        for number in range(FIRST_OF_CHAPTER.get(letter, 1), last + 1)
    ]
    assert [entry.id for entry in RULES] == expected


def test_rules_stop_remind_or_give_as_the_design_marks_them() -> None:
    assert {entry.id for entry in RULES if entry.severity is Severity.HARD} == HARD
    assert {entry.id for entry in RULES if entry.severity is Severity.WARNING} == WARNING
    counted = Counter(entry.severity for entry in RULES)
    assert counted == {Severity.HARD: 27, Severity.WARNING: 22, Severity.FEATURE: 59}


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.id)
def test_a_sentence_is_danish_prose_of_one_or_two_sentences(entry: Rule) -> None:
    assert entry.sentence[0].isupper()
    assert entry.sentence.endswith(".")
    assert "  " not in entry.sentence
    assert len(re.findall(r"\.(?: |$)", entry.sentence)) <= 2
    assert len(entry.sentence) <= LONGEST_SENTENCE


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.id)
def test_a_source_begins_with_a_document_that_the_list_of_sources_explains(entry: Rule) -> None:
    named = [name for name in SOURCES if entry.source.startswith(name)]
    assert len(named) == 1


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.id)
def test_a_source_closes_every_quote_it_opens(entry: Rule) -> None:
    marks = re.findall(r"[«»]", entry.source)
    assert marks == ["«", "»"] * (len(marks) // 2)
    if entry.source.startswith("SEED-"):
        assert marks


def test_every_source_in_the_list_is_used() -> None:
    used = {name for name in SOURCES if any(name in entry.source for entry in RULES)}
    assert used == set(SOURCES)


def test_no_two_rules_say_the_same() -> None:
    sentences = sorted(entry.sentence for entry in RULES)
    assert [one for one, other in pairwise(sentences) if one == other] == []


def test_a_chapter_is_found_by_the_first_letter() -> None:
    assert rule("E1").chapter is Chapter.CTI
    assert [chapter.value for chapter in Chapter] == list(LAST_OF_CHAPTER)


def test_severity_is_shown_with_danish_words() -> None:
    assert [severity.label for severity in Severity] == ["Stopper", "Minder om", "Giver"]


def test_a_rule_is_found_by_its_id() -> None:
    assert rule("H3").sentence == (
        "En bevilling efter § 85 har ingen slutdato; den ophører kun ved en ny afgørelse."
    )


def test_an_unknown_id_is_no_rule() -> None:
    with pytest.raises(KeyError):
        rule("S1")


def test_a_rule_is_built_exactly_when_it_has_a_place() -> None:
    assert {entry.id: entry.place for entry in RULES if entry.implemented} == dict(PLACES)
    assert [entry.id for entry in RULES if not entry.implemented and entry.place] == []


def test_a_reader_meets_no_short_name_of_a_source_unexplained() -> None:
    for one in RULES:
        assert not any(short in in_words(one.source) for short in NAMES), one.id
    assert in_words("SEED-4 «Den første opgave»") == "Indsatsmodellen «Den første opgave»"
