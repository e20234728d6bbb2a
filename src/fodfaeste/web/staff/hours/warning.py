"""What is pointed out about hours that were just written (D7, D8, D16)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest

from fodfaeste.records.placement.queries.hours import minutes_in
from fodfaeste.rules.placement.outside import Arranged, warnings_at_hours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fodfaeste.records.placement.models import HoursWeek


def point_out(request: HttpRequest, weeks: "Iterable[HoursWeek]", arranged: Arranged) -> None:
    """Say once what the hours lack that stand outside what was arranged."""
    found = {
        warning.condition: warning
        for week in weeks
        for warning in warnings_at_hours(week.week_starts_on, minutes_in(week), arranged)
    }
    for warning in found.values():
        messages.warning(request, f"{warning.sentence} {warning.next_step} ({warning.rule})")
