"""A file as it was sent becomes rows, or is refused with what to do (D1, quality.md S27).

Files come from many hands: UTF-8 with and without its mark, or the Windows code page; cells
between semicolons, commas or tabs. What cannot be read for certain is not read at all.
"""

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import PurePath

from fodfaeste.rules.placement.companies.importing import refusals as no
from fodfaeste.rules.placement.companies.importing.columns import code_of, known
from fodfaeste.rules.placement.companies.importing.spreadsheet import as_typed
from fodfaeste.rules.refusal import Refused

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
SEPARATORS = (";", ",", "\t")
ENDINGS = frozenset({".csv", ".txt"})
UTF_8, WINDOWS = "utf-8", "windows-1252"

_OTHER_KINDS = (
    b"PK",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"{\\rtf",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MISREAD = re.compile(r"Ã[¦¸¥†˜…\x98\x85\x86]|[a-zæøåA-ZÆØÅ][†›¾¿Œ‘][a-zæøå]|�")
"""What Danish letters look like when they are read by the wrong code page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a file: where it stands, and its cells by column."""

    number: int
    cells: dict[str, str]
    too_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that could be read."""

    name: str
    hash: str
    encoding: str
    separator: str
    lines: tuple[Line, ...]
    passed_over: tuple[str, ...]
    """Headings of columns that are no columns of ours."""


def read_file(name: str, data: bytes) -> ReadFile:
    """Read a file; raises Refused (D1) with what is wrong with it as a whole."""
    refuse_unreadable(name, data)
    text, encoding = _text(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = list(reader)
    except csv.Error as broken:
        raise Refused(no.quotes(reader.line_num)) from broken
    headings, *body = rows
    codes = _codes(headings)
    lines = tuple(_line(number, row, codes) for number, row in enumerate(body, 2) if _filled(row))
    if not lines:
        raise Refused(no.NO_ROWS)
    if len(lines) > MOST_ROWS:
        raise Refused(no.too_many_rows(len(lines), MOST_ROWS))
    return ReadFile(
        name=clean_name(name),
        hash=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        separator=separator,
        lines=lines,
        passed_over=tuple(
            heading.strip()[:100]
            for heading in headings
            if heading.strip() and not code_of(heading)
        ),
    )


def refuse_unreadable(name: str, data: bytes) -> None:
    """Raise Refused when a file is empty, too large, or of another kind than it says."""
    if len(data) > MOST_BYTES:
        raise Refused(no.TOO_LARGE)
    if PurePath(clean_name(name)).suffix.lower() not in ENDINGS or data.startswith(_OTHER_KINDS):
        raise Refused(no.OTHER_KIND)
    if data.startswith(_WIDE):
        raise Refused(no.ENCODING)
    if b"\x00" in data:
        raise Refused(no.OTHER_KIND)
    if not data.strip():
        raise Refused(no.EMPTY)


def clean_name(name: str) -> str:
    """Return the last part of a file's name, without signs that no name has."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable())[-200:].strip() or "fil"


def _text(data: bytes) -> tuple[str, str]:
    for encoding, said in (("utf-8-sig", UTF_8), ("cp1252", WINDOWS)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _MISREAD.search(text):
            raise Refused(no.ENCODING)
        return text, said
    raise Refused(no.ENCODING)


def _separator(text: str) -> str:
    """Return the separator by which the first line holds most of our headings."""
    first = next(iter(io.StringIO(text, newline="")), "").strip("\r\n")
    counts = {
        separator: known(next(csv.reader([first], delimiter=separator), []))
        for separator in SEPARATORS
    }
    best = max(SEPARATORS, key=lambda separator: counts[separator])
    if not counts[best]:
        raise Refused(no.HEADINGS)
    return best


def _codes(headings: list[str]) -> list[str]:
    codes = [code_of(heading) for heading in headings]
    named = [code for code in codes if code]
    if "name" not in named:
        raise Refused(no.HEADINGS)
    twice = [
        heading.strip()
        for heading, code in zip(headings, codes, strict=True)
        if code and codes.count(code) > 1
    ]
    if twice:
        raise Refused(no.heading_twice(twice[-1]))
    return codes


def _filled(row: list[str]) -> bool:
    return any(cell.strip() for cell in row)


def _line(number: int, row: list[str], codes: list[str]) -> Line:
    cells = {code: as_typed(cell.strip()) for code, cell in zip(codes, row, strict=False) if code}
    return Line(number=number, cells=cells, too_long=any(map(str.strip, row[len(codes) :])))
