"""A page may be read from the right as well as from the left (L1): no sheet says which it is."""

import re
from pathlib import Path

import pytest

from tests.house.speech import SOURCE, TEMPLATES

SHEETS = sorted((SOURCE / "web" / "static" / "ff").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
FOUR = re.compile(r"(?<![\w-])(?:margin|padding)\s*:\s*([^;}]+)")


def values(said: str) -> list[str]:
    """The parts of a shorthand; what stands in brackets is one."""
    return re.findall(r"(?:[^\s(]|\([^)]*\))+", said.strip())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_l1_our_sheets_name_the_beginning_and_the_end_of_a_line_and_no_side(sheet: Path) -> None:
    """Write margin-inline-start for margin-left, text-align: start for left."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []
    uneven = [said for said in FOUR.findall(text) if len(v := values(said)) == 4 and v[1] != v[3]]
    assert uneven == [], "Write padding-block and padding-inline: a shorthand of four names sides."


def test_l1_no_template_says_a_side() -> None:
    found = [
        page.name
        for page in sorted(TEMPLATES.rglob("*.html"))
        if re.search(r'style="|align="|dir="(?!{% if from_right)', page.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_l1_the_page_says_its_language_and_its_direction() -> None:
    base = (TEMPLATES / "shell" / "base.html").read_text(encoding="utf-8")
    assert '<html lang="{{ spoken }}" dir="{% if from_right %}rtl{% else %}ltr{% endif %}">' in base
