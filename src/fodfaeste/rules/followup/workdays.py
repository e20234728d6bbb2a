"""Working days in Denmark, for deadlines (G3).

«der skal være den nødvendige kapacitet til at reagere hurtigt» (SEED-4): two working days.
Not counted: weekends, public holidays, and the three days on which offices are closed though the
calendar does not call them holidays: Constitution Day, Christmas Eve and New Year's Eve.
"""

from datetime import date, timedelta

import holidays

_SATURDAY = 5
_OFFICES_CLOSED = frozenset({(6, 5), (12, 24), (12, 31)})
"""Month and day of Grundlovsdag, juleaften and nytårsaftensdag."""

_PUBLIC_HOLIDAYS = holidays.country_holidays("DK")


def is_workday(day: date) -> bool:
    """Say whether offices are open that day."""
    closed = (day.month, day.day) in _OFFICES_CLOSED or day in _PUBLIC_HOLIDAYS
    return day.weekday() < _SATURDAY and not closed


def first_workday(day: date) -> date:
    """Return the day itself when offices are open, else the next day that they are."""
    return add_workdays(day - timedelta(days=1), 1)


def add_workdays(day: date, count: int) -> date:
    """Return the day that is so many working days after `day`; the first counted is the next one.

    Raises ValueError when `count` is negative.
    """
    if count < 0:
        raise ValueError("working days are counted forwards")
    for _ in range(count):
        day += timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day


def workdays_between(day: date, later: date) -> int:
    """Return how many working days lie after `day` and no later than `later`; 0 when none do."""
    days = (day + timedelta(days=number) for number in range(1, (later - day).days + 1))
    return sum(map(is_workday, days))
