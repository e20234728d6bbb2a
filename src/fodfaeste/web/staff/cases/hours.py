"""Hours a week as a picture, with the agreed progression ahead."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from fodfaeste.pictures import danish, hours_chart
from fodfaeste.records.followup.queries import CaseOverview, Week
from fodfaeste.web.ui.parts import Table, drawn

WEEKS_DRAWN = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """The picture, the sentence above it and the table behind it."""

    sentence: str
    picture: SafeString
    table: Table


def chart_of(overview: CaseOverview) -> Hours | None:
    """Return the latest weeks, or None before the first hour."""
    if not overview.weeks:
        return None
    weeks = tuple(
        hours_chart.Week(
            number=week.starts_on.isocalendar().week,
            placement_minutes=week.minutes.unpaid,
            ordinary_minutes=week.minutes.paid,
        )
        for week in overview.weeks[-WEEKS_DRAWN:]
    )
    chart = hours_chart.HoursChart(weeks=weeks, agreed=_agreed(overview))
    return Hours(
        sentence=_sentence(overview) or hours_chart.sentence(chart),
        picture=drawn(hours_chart.svg(chart)),
        table=Table.of("Timer om ugen", hours_chart.table(chart)),
    )


def _sentence(overview: CaseOverview) -> str:
    """Return "Aftalen siger 20 timer til 1. december"; empty without a step ahead."""
    last = overview.weeks[-1].starts_on
    ahead = [step for step in overview.progression if step.due_on > last]
    if not ahead:
        return ""
    goal = ahead[-1]
    return f"Aftalen siger {danish.hours(goal.minutes)} senest {danish.long_date(goal.due_on)}."


def _agreed(overview: CaseOverview) -> tuple[int, ...]:
    """Return the agreed minutes of each week ahead, until the last step that is agreed."""
    week, steps = overview.weeks[-1], overview.progression
    ahead = [step for step in steps if step.due_on > week.starts_on]
    if not ahead:
        return ()
    count = min(WEEKS_DRAWN, (ahead[-1].due_on - week.starts_on).days // 7 + 1)
    return tuple(
        _minutes_on(overview, week, week.starts_on + timedelta(weeks=index + 1))
        for index in range(count)
    )


def _minutes_on(overview: CaseOverview, latest: Week, monday: date) -> int:
    """Return what is agreed in a week: the last step that is due by its end, else as now."""
    due = [step for step in overview.progression if step.due_on < monday + timedelta(weeks=1)]
    return due[-1].minutes if due else latest.minutes.total
