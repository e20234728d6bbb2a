"""The week that hours belong to: Danish weeks begin on a Monday (ISO 8601), and have been worked.

«opnå eller øge antallet af ordinære timer» (SEED-4): the series shows what was worked, so a week
that has not begun has no hours yet (D7).
"""

import re
from datetime import date, timedelta

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

_NAMED = re.compile(r"(\d{4})-W(\d{1,2})", re.ASCII)
WEEK = timedelta(weeks=1)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Weeks outside are typed by mistake, and have neighbours that no calendar holds."""


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def week_name(monday: date) -> str:
    """Return "2026-W10" for the week that begins on `monday`."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def week_named(name: str) -> date | None:
    """Return the Monday of "2026-W10", None when there is no such week."""
    found = _NAMED.fullmatch(name)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None


def obstacles_to_week(monday: date, *, today: date, earliest: date) -> tuple[Obstacle, ...]:
    """Return what is wrong with recording hours of a week; `earliest` is the first day known."""
    return unmet(
        (monday <= today, _WEEK_BEGUN),
        (monday + WEEK > earliest, _WEEK_IN_COURSE),
    )


def check_week(monday: date, *, today: date, earliest: date) -> None:
    """Raise Refused (D7) unless hours may be recorded for the week."""
    refuse_if(obstacles_to_week(monday, today=today, earliest=earliest))


_WEEK_BEGUN = Obstacle(
    rule="D7",
    condition="week_begun",
    sentence="Ugen er ikke begyndt endnu. Her står de timer, der er arbejdet.",
    next_step="Vælg denne uge eller en tidligere. Aftalte timer står i arbejdsaftalen.",
)
_WEEK_IN_COURSE = Obstacle(
    rule="D7",
    condition="week_in_course",
    sentence="Ugen ligger, før forløbet begyndte.",
    next_step="Vælg en uge efter indskrivningen.",
)
