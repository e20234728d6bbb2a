"""The catalogue of translations as it is written, and as it is compiled."""

import ast
import re
from pathlib import Path

from tests.house.speech import SOURCE

_ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|$))+)', re.MULTILINE)


def written(language: str) -> str:
    """The whole file."""
    return _file(language, "django.po").read_text(encoding="utf-8")


def compiled(language: str) -> Path:
    """What the server reads."""
    return _file(language, "django.mo")


def entries(language: str) -> dict[str, str]:
    """Each Danish text with its translation, without the head of the file."""
    found = {_text(key): _text(value) for key, value in _ENTRY.findall(written(language))}
    found.pop("", None)
    return found


def unsure(language: str) -> list[str]:
    """The marks of what a machine has guessed, and of what is no longer used."""
    return re.findall(r"^(?:#, .*fuzzy.*|#~ .*)$", written(language), re.MULTILINE)


def _file(language: str, name: str) -> Path:
    return SOURCE / "locale" / language / "LC_MESSAGES" / name


def _text(quoted: str) -> str:
    return "".join(ast.literal_eval(line) for line in quoted.strip().split("\n"))
