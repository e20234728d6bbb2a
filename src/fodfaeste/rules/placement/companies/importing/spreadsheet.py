"""Cells that a spreadsheet would take for a formula, made harmless (quality.md S28)."""

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_APOSTROPHE = "'"
SEPARATOR = ";"


def neutralised(cell: str) -> str:
    """Return a cell with an apostrophe before it where a spreadsheet would calculate it."""
    return _APOSTROPHE + cell if cell.lstrip(" ").startswith(_BEGINS_A_FORMULA) else cell


def as_typed(cell: str) -> str:
    """Return a cell as it was before `neutralised`."""
    bare = cell.removeprefix(_APOSTROPHE)
    return bare if bare != cell and neutralised(bare) == cell else cell


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a file that Danish spreadsheets open: UTF-8 with its mark, semicolons."""
    out = io.StringIO()
    csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n").writerows(
        [neutralised(cell) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")
