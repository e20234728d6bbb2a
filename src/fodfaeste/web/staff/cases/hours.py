"""Hours a week as a picture on the case page: the latest weeks, and what is agreed ahead (D7)."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from fodfaeste.pictures import danish, hours_chart
from fodfaeste.pictures.hours_chart import HoursChart, Week
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.planned import Agreed, Step, planned
from fodfaeste.rules.placement.series import series
from fodfaeste.rules.placement.weeks import WEEK, monday_of
from fodfaeste.web.ui.parts import Table, drawn

WEEKS_DRAWN = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """The picture, the sentence above it and the table behind it."""

    sentence: str
    picture: SafeString
    table: Table


def chart_of(overview: CaseOverview, today: date) -> Hours | None:
    """Return the latest weeks, or None before the first hour."""
    if not overview.weeks:
        return None
    chart = _chart(overview, today)
    return Hours(
        sentence=_sentence(overview) or hours_chart.sentence(chart),
        picture=drawn(hours_chart.svg(chart)),
        table=Table.of("Timer om ugen", hours_chart.table(chart)),
    )


def _chart(overview: CaseOverview, today: date) -> HoursChart:
    """As many weeks back as ahead, so that the bars stay wide."""
    this_week = monday_of(today)
    disputed = {week.starts_on for week in overview.weeks if week.differs}
    weeks = series(
        {week.starts_on: week.minutes for week in overview.weeks},
        lambda monday: _agreed_ahead(overview, monday, this_week),
        today=today,
        begins=None,
        until=max((step.due_on for step in overview.progression), default=None),
    )
    latest = overview.weeks[-1].starts_on
    return HoursChart(
        weeks=tuple(
            Week(
                monday=week.monday,
                worked=week.worked,
                planned=week.planned,
                disputed=week.monday in disputed,
            )
            for week in weeks
            if latest - WEEKS_DRAWN * WEEK < week.monday <= latest + WEEKS_DRAWN * WEEK
        )
    )


def _agreed_ahead(overview: CaseOverview, monday: date, this_week: date) -> WeekMinutes | None:
    """What the agreement says of the weeks to come; earlier ones stand on the page of work."""
    if overview.agreed_minutes is None or monday < this_week:
        return None
    unpaid, paid = overview.agreed_minutes
    steps = tuple(Step(due_on=step.due_on, weekly=step.minutes) for step in overview.progression)
    return planned(
        monday,
        agreed=[Agreed(agreed_on=date.min, unpaid=unpaid, paid=paid, steps=steps)],
        stretches=[],
    )


def _sentence(overview: CaseOverview) -> str:
    """Return "Aftalen siger 20 timer senest 1. december"; empty without a step ahead."""
    last = overview.weeks[-1].starts_on
    ahead = [step for step in overview.progression if step.due_on > last]
    if not ahead:
        return ""
    goal = ahead[-1]
    return f"Aftalen siger {danish.hours(goal.minutes)} senest {danish.long_date(goal.due_on)}."
