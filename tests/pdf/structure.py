"""The structure tree of a PDF: what a screen reader walks through."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def opened(made: bytes) -> pikepdf.Pdf:
    """Open a made PDF."""
    return pikepdf.open(BytesIO(made))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the tree, in reading order."""
    yield from _below(pdf.Root.StructTreeRoot)


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _below(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _below(node.K)


def heading_levels(pdf: pikepdf.Pdf) -> list[int]:
    """The levels of the headings, in reading order."""
    return [HEADINGS[str(one.S)] for one in elements(pdf) if str(one.S) in HEADINGS]


def skipped(levels: list[int]) -> list[tuple[int, int]]:
    """The places where a heading is more than one level below the one before."""
    return [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]


def figures_without_words(pdf: pikepdf.Pdf) -> int:
    """How many pictures say nothing to whoever cannot see them."""
    found = [one for one in elements(pdf) if str(one.S) in {"/Figure", "/Formula"}]
    return sum(1 for one in found if not str(one.get("/Alt", "")).strip())


def table_faults(pdf: pikepdf.Pdf) -> int:
    """How many tables have no heading cell."""
    tables = [one for one in elements(pdf) if str(one.S) == "/Table"]
    return sum(1 for one in tables if not any(str(cell.S) == "/TH" for cell in _below(one)))


def smallest_letter(pdf: pikepdf.Pdf) -> float:
    """The smallest size that any letter outside a picture is set in, in points."""
    sizes = []
    for page in pdf.pages:
        scale, kept = 1.0, []
        font = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "q":
                kept.append(scale)
            elif name == "Q":
                scale = kept.pop()
            elif name == "cm":
                scale *= abs(float(operands[3]))
            elif name == "Tf":
                font = float(operands[1])
            elif name in {"Tj", "TJ"}:
                sizes.append(font * scale)
    return round(min(sizes), 2)
