"""How dates, hours and quotes are written in Danish, for pages, pictures and PDFs alike."""

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
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MINUTES_AN_HOUR = 60


def long_date(day: date) -> str:
    """Return "4. marts 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def date_this_year(day: date, today: date) -> str:
    """Return "4. marts", with the year when it is not today's."""
    return long_date(day) if day.year != today.year else f"{day.day}. {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """Return "4. mar"."""
    return f"{day.day}. {MONTHS[day.month - 1][:3]}"


def weekday_date(day: date) -> str:
    """Return "onsdag 4. marts 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def number_of_hours(minutes: int) -> str:
    """Return minutes as hours with a decimal comma: 750 → "12,5"; thirds are rounded to 1/100."""
    hours = round(minutes / MINUTES_AN_HOUR, 2)
    return f"{hours:g}".replace(".", ",")


def hours(minutes: int) -> str:
    """Return "1 time", "12 timer" or "12,5 timer"."""
    return f"{number_of_hours(minutes)} {'time' if minutes == MINUTES_AN_HOUR else 'timer'}"


def count(number: int, one: str, many: str) -> str:
    """Return "1 dag" or "18 dage"."""
    return f"{number} {one if number == 1 else many}"


def quote(text: str) -> str:
    """Return the text in Danish quotation marks, once: »…«."""
    bare = text.strip().strip('»«"“”„').strip()
    return f"»{bare}«" if bare else ""


def initials(name: str) -> str:
    """Return the first and the last initial: "Karin Mølgaard" → "KM"."""
    words = [word for word in re.split(r"[\s-]+", name.strip()) if word]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def masked_cpr(cpr: str) -> str:
    """Return the birth date and four dots: "010190-••••"; nothing at all when it is no CPR."""
    digits = re.sub(r"\D", "", cpr)
    return f"{digits[:6]}-••••" if len(digits) == len("0101901234") else ""
