"""A rule that is called built has a place on the screen and a test that carries its id."""

import re
from collections.abc import Iterable
from pathlib import Path

from fodfaeste.rules.catalogue import RULES
from fodfaeste.rules.catalogue.implemented import PLACES

TESTS = Path(__file__).resolve().parents[1]
TEST_OF_A_RULE = re.compile(r"^ *(?:async )?def test_([a-m]\d+)_", re.MULTILINE)
PLACE = re.compile(r"/(?:[a-z0-9-]+/|<[a-z_]+>/)*")


def rules_with_a_test(sources: Iterable[str]) -> set[str]:
    return {found.upper() for source in sources for found in TEST_OF_A_RULE.findall(source)}


def files_of_tests() -> Iterable[str]:
    return (path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("test_*.py")))


def test_only_rules_of_the_catalogue_are_called_built() -> None:
    assert set(PLACES) - {entry.id for entry in RULES} == set()


def test_every_built_rule_has_a_test_with_its_id() -> None:
    assert set(PLACES) - rules_with_a_test(files_of_tests()) == set()


def test_every_built_rule_has_a_place_in_the_application() -> None:
    assert [place for place in PLACES.values() if not PLACE.fullmatch(place)] == []


def test_every_test_with_a_rules_id_names_a_rule_that_exists() -> None:
    assert rules_with_a_test(files_of_tests()) - {entry.id for entry in RULES} == set()


def test_the_search_finds_a_rules_id_only_as_a_whole() -> None:
    source = "def test_e1_the_clock() -> None:\n    ...\n\ndef test_e12x() -> None:\n    ...\n"
    assert rules_with_a_test([source]) == {"E1"}
