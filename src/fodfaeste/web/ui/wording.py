"""How dates, hours and quotes are written in the language of the page.

Danish as everywhere else in the house (`pictures.danish`); in English the way the English do.
"""

from collections.abc import Iterable
from datetime import date, time

from django.utils.dateformat import format as written
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fodfaeste.pictures import danish


def is_danish() -> bool:
    """Whether the page that is written now is read in Danish."""
    return get_language() in {None, "da"}


def long_date(day: date) -> str:
    """Return "4. marts 2026", or "4 March 2026"."""
    return danish.long_date(day) if is_danish() else written(day, "j F Y")


def short_date(day: date) -> str:
    """Return "4. mar", or "4 Mar"."""
    return danish.short_date(day) if is_danish() else written(day, "j M")


def day_of_month(day: int, month: int) -> str:
    """Return "29. februar", or "29 February", for a day that need not exist."""
    return f"{day}. {danish.MONTHS[month - 1]}" if is_danish() else f"{day} {MONTHS[month]}"


def listed(words: Iterable[str]) -> str:
    """Return the words as the language lists them: "a, b og c", "a, b and c"."""
    *firsts, last = (*words,) or ("",)
    return _("{firsts} og {last}").format(firsts=", ".join(firsts), last=last) if firsts else last


def weekday_date(day: date) -> str:
    """Return "onsdag 4. marts 2026", or "Wednesday 4 March 2026"."""
    return danish.weekday_date(day) if is_danish() else written(day, "l j F Y")


def clock(at: time) -> str:
    """Return "kl. 14.05", or "14:05"."""
    return f"kl. {at:%H.%M}" if is_danish() else f"{at:%H:%M}"


def number_of_hours(minutes: int) -> str:
    """Return 750 minutes as "12,5", or "12.5"."""
    number = danish.number_of_hours(minutes)
    return number if is_danish() else number.replace(",", ".")


def hours(minutes: int) -> str:
    """Return "1 time" or "12,5 timer", or "1 hour" and "12.5 hours"."""
    if is_danish():
        return danish.hours(minutes)
    return f"{number_of_hours(minutes)} {'hour' if minutes == danish.MINUTES_AN_HOUR else 'hours'}"


def quote(text: str) -> str:
    """Return the words in »…«, or “…”."""
    quoted = danish.quote(text)
    return quoted if is_danish() or not quoted else f"“{quoted[1:-1]}”"
