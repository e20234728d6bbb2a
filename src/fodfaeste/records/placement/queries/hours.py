"""The hours of one course, week by week (D7)."""

from datetime import date, timedelta

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import HoursWeek

SHOWN = 26


def latest_weeks(case: Case) -> tuple[HoursWeek, ...]:
    """The latest half year of recorded weeks, the earliest first."""
    rows = HoursWeek.objects.filter(case=case).order_by("-week_starts_on")[:SHOWN]
    return tuple(reversed(rows))


def week_of(case: Case, monday: date) -> HoursWeek | None:
    """What is recorded for one week."""
    return (
        HoursWeek.objects.select_related("created_by", "changed_by")
        .filter(case=case, week_starts_on=monday)
        .first()
    )


def week_before(case: Case, monday: date) -> HoursWeek | None:
    """The latest recorded week before this one, no more than four weeks back."""
    return (
        HoursWeek.objects.filter(
            case=case,
            week_starts_on__lt=monday,
            week_starts_on__gte=monday - timedelta(weeks=4),
        )
        .order_by("-week_starts_on")
        .first()
    )
