"""docs/rules.md says what the catalogue says."""

from pathlib import Path

from fodfaeste.cli.rules_text import as_markdown
from fodfaeste.rules.catalogue import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(RULES)
