"""The hours of a course as a picture with its table (D7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from fodfaeste.pictures import hours_chart
from fodfaeste.pictures.hours_chart import Goal, HoursChart, Phase, Week
from fodfaeste.records.followup.queries import Course
from fodfaeste.records.placement.queries.course import HoursCourse
from fodfaeste.web.ui.parts import Table, drawn


@dataclass(frozen=True, slots=True)
class HoursPicture:
    """What the page shows: a sentence, the picture and its table; empty before the first week."""

    sentence: str
    svg: SafeString | str
    table: Table | None


def picture_of(hours: HoursCourse, *, course: Course | None, notes: bool) -> HoursPicture:
    """Draw every week; remarks are for those who may read them."""
    chart = chart_of(hours, phases=phases_of(course), notes=notes)
    if not chart.weeks:
        return HoursPicture("", "", None)
    return HoursPicture(
        sentence=hours_chart.description(chart),
        svg=drawn(hours_chart.svg(chart)),
        table=Table.of("Timer om ugen", hours_chart.table(chart, notes=notes)),
    )


def chart_of(hours: HoursCourse, *, phases: Iterable[Phase], notes: bool) -> HoursChart:
    """The weeks as the picture takes them."""
    stands = {week.monday: week for week in hours.weeks}
    weeks = []
    for each in hours.series:
        found = stands.get(each.monday)
        weeks.append(
            Week(
                monday=each.monday,
                worked=each.worked,
                planned=each.planned,
                note=found.note if found and notes else "",
                missing=each.is_missing(hours.today),
                disputed=found is not None and found.differs,
            )
        )
    return HoursChart(
        weeks=tuple(weeks),
        goals=tuple(
            Goal(goal.wording, goal.due_on, goal.weekly_minutes, hours.has_reached(goal))
            for goal in hours.plan.goals
            if goal.current or hours.has_reached(goal)
        ),
        phases=tuple(phases),
    )


def phases_of(course: Course | None) -> tuple[Phase, ...]:
    """The three phases of CTI, as long as it ran."""
    if course is None:
        return ()
    ended = course.closed_on or date.max
    return tuple(
        Phase(f"fase {phase.number}", phase.starts_on, min(phase.ends_before, ended))
        for phase in course.clock.phases
        if phase.starts_on < ended
    )
