"""What people type or paste, made fit to keep: control characters go, words stay."""

import re
import unicodedata

_KEPT = {"\n", "\t"}
_CONTROL = {"Cc", "Cs"}
_PAGE_DIGITS = 6
_ID_DIGITS = 18
_NEWLINES = re.compile(r"\r\n?")


def plain_text(raw: str) -> str:
    """Return the text without control characters; newlines and tabs stay, all else is kept."""
    text = _NEWLINES.sub("\n", raw)
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in _CONTROL
    )


def plain_line(raw: str) -> str:
    """Return the text on one line: newlines and tabs become spaces, runs of spaces one."""
    return re.sub(r"\s+", " ", plain_text(raw)).strip()


def page_number(raw: str) -> int:
    """Return the number of a page as an address has it; the first for anything else."""
    return sent_number(raw) or 1 if len(raw) <= _PAGE_DIGITS else 1


def sent_number(raw: str) -> int:
    """Return a number that a browser sends back, of a size that a database holds; 0 for others."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= _ID_DIGITS else 0
