"""When a meeting begins and ends by the clock on the wall, also when the clocks change (B2).

«proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig medarbejder» (SEED-4)
A meeting is kept as a day and a time of day in Denmark: a series at 10 is at 10, summer and winter.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def span(day: date, clock: time, minutes: int, *, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return first and last instant, in `zone`; it lasts as long as it lasts on a stopwatch.

    A time of day that the clocks jump over begins when they have jumped.
    """
    begins = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
    ends = begins + timedelta(minutes=minutes)
    return begins.astimezone(zone), ends.astimezone(zone)
