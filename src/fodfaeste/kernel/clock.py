"""The one place that reads the clock. Everything above takes `today` or `now` as an argument."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SHIFT_VARIABLE = "FODFAESTE_TODAY"
DEMO_VARIABLE = "FODFAESTE_DEMO"


def is_demo() -> bool:
    """Whether this process serves a demo installation."""
    return os.environ.get(DEMO_VARIABLE) == "1"


def shifted_today() -> date | None:
    """The day that a demo installation pretends it is; None outside a demo."""
    wanted = os.environ.get(SHIFT_VARIABLE, "")
    return date.fromisoformat(wanted) if wanted and is_demo() else None


def now() -> datetime:
    """The present instant in UTC; when a demo's clock is shifted, this time of day on that day.

    The time of day is Denmark's: moved by days of 24 hours, half past eleven on a winter's night
    would be the next day in summer.
    """
    real = datetime.now(UTC)
    pretended = shifted_today()
    if pretended is None:
        return real
    clock = real.astimezone(COPENHAGEN).time()
    return datetime.combine(pretended, clock, tzinfo=COPENHAGEN).astimezone(UTC)


def day_of(instant: datetime) -> date:
    """The calendar day of an instant in Denmark."""
    return instant.astimezone(COPENHAGEN).date()


def today() -> date:
    """The present calendar day in Denmark."""
    return day_of(now())
