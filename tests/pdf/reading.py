"""Read a PDF back: its words, by each font's own table, and its text alternatives."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]+>)")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def _word(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")


def _letters(font: Any) -> dict[int, str]:
    """Return what each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes()
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters |= {int(code, 16): _word(word) for code, word in _PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, target in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            found = _HEX.findall(target)
            if target.startswith(b"["):
                letters |= dict(zip(codes, map(_word, found), strict=True))
            else:
                start = ord(_word(found[0]))
                letters |= {code: chr(start + step) for step, code in enumerate(codes)}
    return letters


def _shown(operands: Any) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from (bytes(part) for part in operand if isinstance(part, pikepdf.String))
        elif isinstance(operand, pikepdf.String):
            yield bytes(operand)


def _page(page: Any) -> str:
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    lines: list[tuple[float, str]] = []
    outer, kept, line = (1.0, 0.0), [], 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            kept.append(outer)
        elif name == "Q":
            outer = kept.pop()
        elif name == "cm":
            outer = (outer[0] * float(operands[3]), outer[1] + outer[0] * float(operands[5]))
        elif name == "Tm":
            line = float(operands[5])
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"}:
            height = round(outer[1] + outer[0] * line, 1)
            lines.append((height, _words(b"".join(_shown(operands)), letters)))
    return _joined(lines)


def _words(codes: bytes, letters: dict[int, str]) -> str:
    pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
    return "".join(letters.get(int.from_bytes(pair), "") for pair in pairs)


def _joined(lines: list[tuple[float, str]]) -> str:
    """Join what stands on one line, and begin a new line where the height changes."""
    text, before = "", None
    for height, words in lines:
        text += words if before in (None, height) else f"\n{words}"
        before = height
    return text


def text_of(made: bytes) -> str:
    """Return the words of a PDF, page after page."""
    with pikepdf.open(BytesIO(made)) as pdf:
        return "\n".join(_page(page) for page in pdf.pages)


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """Return every text alternative in the structure tree."""
    found: list[str] = []
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/Alt" in node:
                found.append(str(node.Alt))
            if "/K" in node:
                waiting.append(node.K)
    return found
