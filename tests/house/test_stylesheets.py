"""What a browser that remembers shows differently, and no test of a fresh one can see."""

import re
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "src/fodfaeste/web/static/ff"


def test_a_link_that_was_followed_never_outranks_a_button() -> None:
    """A class and an element beat two classes: blue words on a blue button."""
    found = [
        selector.strip()
        for sheet in sorted(SHEETS.glob("*.css"))
        for selector in re.findall(r"([^{}\n]*:visited[^{]*)\{", sheet.read_text(encoding="utf-8"))
    ]
    assert found == [":where(.ff-page) a:visited"]
