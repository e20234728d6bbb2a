"""When something was, as free as people remember it: a year or a month, with gaps or without (B7).

«Alle borgere skal have udarbejdet et CV» (SEED-4): also those with years outside work. A year is
kept as "2011" and a month as "2011-03", so that they sort; nobody asks about what lies between.
"""

import re
from datetime import date

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
EARLIEST = 1930
LATEST = 2100
SHORTEST_NAME = 3
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_CODE = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_NAMED = re.compile(r"([a-zæøå]+)\.?\s+(\d{4})")


def when_in(text: str) -> str | None:
    """Return the year or month a text names, "" for an empty text, None when it is unclear."""
    said = text.strip().lower()
    if not said:
        return ""
    if found := _CODE.fullmatch(said):
        return _coded(int(found[1]), int(found[2]) if found[2] else None)
    if found := _NUMBERS.fullmatch(said):
        return _coded(int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(said):
        months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(found[1])]
        if len(found[1]) >= SHORTEST_NAME and len(months) == 1:
            return _coded(int(found[2]), months[0])
    return None


def when_said(code: str) -> str:
    """Return "2011" or "marts 2011", which `when_in` reads again."""
    year, _, month = code.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def period_said(began: str, ended: str, *, ongoing: bool = False) -> str:
    """Return "2008–2011", "siden marts 2011" or "2011"; empty when nothing is known."""
    if ongoing:
        return f"siden {when_said(began)}" if began else "nu"
    if began and ended and began != ended:
        return f"{when_said(began)}–{when_said(ended)}"
    return when_said(began or ended)


def is_after(code: str, other: str) -> bool:
    """Say whether the whole of one year or month lies after the other; a year holds its months."""
    shared = min(len(code), len(other))
    return bool(code and other) and code[:shared] > other[:shared]


def newest_first(began: str, ended: str, *, ongoing: bool) -> tuple[int, str]:
    """Return what to sort by, the greatest first: what goes on, then by when it ended or was."""
    return (2 if ongoing else 1 if began or ended else 0, began if ongoing else ended or began)


def this_month(today: date) -> str:
    """Return the month of a day as it is kept."""
    return f"{today:%Y-%m}"


def _coded(year: int, month: int | None) -> str | None:
    if not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        return str(year)
    return f"{year}-{month:02}" if 1 <= month <= len(MONTHS) else None
