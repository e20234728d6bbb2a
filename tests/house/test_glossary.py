"""docs/glossary.md names every model, and what it names is in the code."""

import re
from pathlib import Path

from django.apps import apps

CHECKOUT = Path(__file__).resolve().parents[2]
OURS = ("accounts", "audit", "records")
IN_CODE, WAITING = (
    (CHECKOUT / "docs" / "glossary.md")
    .read_text(encoding="utf-8")
    .split("## Words that wait for their code")
)


def names(part: str) -> list[str]:
    """Return what stands in code marks in the last column of the tables of a part."""
    cells = [line.split("|")[-2] for line in part.splitlines() if line.startswith("|")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def words_of_the_code() -> set[str]:
    """Return every word that is used in our Python files."""
    files = (CHECKOUT / "src" / "fodfaeste").rglob("*.py")
    return {word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}


def test_every_model_has_a_line() -> None:
    models = {model.__name__ for label in OURS for model in apps.get_app_config(label).get_models()}
    assert models - set(names(IN_CODE)) == set()


def test_every_name_of_the_first_part_is_in_the_code() -> None:
    known = words_of_the_code()
    assert [name for name in names(IN_CODE) if not known.issuperset(name.split("."))] == []


def test_no_name_stands_in_both_parts_or_twice() -> None:
    every = names(IN_CODE) + names(WAITING)
    assert sorted({name for name in every if every.count(name) > 1}) == []
