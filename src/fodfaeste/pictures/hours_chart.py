"""Hours a week, stacked by their terms, with the plan as a line and its sub-goals on it.

«opnå eller øge antallet af ordinære timer» (SEED-4)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fodfaeste.pictures import danish, hours_marks, hours_words, marks
from fodfaeste.pictures.axes import Frame, rounded_up
from fodfaeste.pictures.hours_marks import Spot
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import PAID, UNPAID, WeekMinutes
from fodfaeste.rules.placement.weeks import WEEK

WIDTH = 560
HEIGHT = 228
TOP, BOTTOM = 34, 154
STEP_HOURS = 10
KINDS = (*UNPAID, *PAID)
"""From the bottom of a bar to its top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week; `worked` is None when nobody has said, `note` is one word such as "syg"."""

    monday: date
    worked: WeekMinutes | None = None
    planned: WeekMinutes | None = None
    note: str = ""
    missing: bool = False
    disputed: bool = False

    @property
    def number(self) -> int:
        """The number of the week."""
        return self.monday.isocalendar().week

    @property
    def minutes(self) -> int:
        """All minutes that were worked."""
        return self.worked.total if self.worked else 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A sub-goal with its day; `minutes` is what it aims at, None when it is not about hours."""

    wording: str
    due_on: date
    minutes: int | None
    reached: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time that is drawn behind the weeks."""

    name: str
    starts_on: date
    ends_before: date


@dataclass(frozen=True, slots=True)
class HoursChart:
    """Weeks in a row without holes, sub-goals, and the phases behind."""

    weeks: tuple[Week, ...]
    goals: tuple[Goal, ...] = ()
    phases: tuple[Phase, ...] = ()

    @property
    def worked(self) -> tuple[Week, ...]:
        """The weeks that somebody has spoken about."""
        return tuple(week for week in self.weeks if week.worked is not None)

    @property
    def kinds(self) -> tuple[HoursKind, ...]:
        """The terms that occur, from the bottom of a bar to its top."""
        found = {kind for week in self.worked if week.worked for kind in week.worked.kinds}
        return tuple(kind for kind in KINDS if kind in found)

    @property
    def most_hours(self) -> float:
        """The top of the scale."""
        planned = [week.planned.total for week in self.weeks if week.planned]
        minutes = [*(week.minutes for week in self.weeks), *planned]
        return rounded_up(max(minutes, default=0) / danish.MINUTES_AN_HOUR, STEP_HOURS)

    def goals_in(self, week: Week) -> tuple[Goal, ...]:
        """The sub-goals that are due in a week."""
        return tuple(goal for goal in self.goals if week.monday <= goal.due_on < week.monday + WEEK)


def sentence(chart: HoursChart) -> str:
    """Return the latest week in words: "12 praktiktimer + 4 ordinære timer i uge 26."."""
    if not chart.worked:
        return "Der er ingen timer endnu."
    last = chart.worked[-1]
    words = hours_words.in_words(last.worked or WeekMinutes())
    return f"{words} i uge {last.number}."


def description(chart: HoursChart) -> str:
    """Return the course of the hours in words."""
    return hours_words.course_of(chart, sentence(chart))


def table(chart: HoursChart, *, notes: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture; remarks only where they may be read."""
    kinds = chart.kinds or (HoursKind.PLACEMENT, HoursKind.ORDINARY)
    plan = any(week.planned for week in chart.weeks)
    goals = bool(chart.goals)
    head = (
        "Uge",
        *(hours_words.HEADS[kind] for kind in kinds),
        "I alt",
        *(["Planlagt"] if plan else []),
        *(["Delmål"] if goals else []),
        *(["Bemærkning"] if notes else []),
    )
    rows = (
        (
            hours_words.week_in_words(week, chart.weeks[0]),
            *hours_words.cells(week, kinds),
            *([hours_words.planned_cell(week)] if plan else []),
            *([hours_words.goal_cell(chart.goals_in(week))] if goals else []),
            *([week.note] if notes else []),
        )
        for week in chart.weeks
    )
    return (head, *rows)


def svg(chart: HoursChart, *, name: str = "timer") -> str:
    """Return the chart as an SVG; `name` must be unique on its page."""
    frame = Frame(left=40, right=WIDTH - 8, top=TOP, bottom=BOTTOM, most=chart.most_hours)
    slot = (frame.right - frame.left) / max(len(chart.weeks), 1)
    steps = tuple(float(step) for step in range(0, int(chart.most_hours) + 1, STEP_HOURS))
    spots = tuple(
        Spot(frame=frame, left=frame.left + index * slot, slot=slot)
        for index in range(len(chart.weeks))
    )
    body = (
        hours_marks.phases(chart, frame, slot)
        + frame.lines(steps)
        + "".join(_bars(chart, spots))
        + hours_marks.plan(chart, spots)
        + hours_marks.remarks(chart, spots)
        + hours_marks.week_labels(chart, spots)
        + hours_marks.legend(chart, top=BOTTOM + 40, width=WIDTH)
    )
    return marks.picture(
        name=name,
        title="Timer om ugen",
        description=description(chart),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _bars(chart: HoursChart, spots: tuple[Spot, ...]) -> Iterator[str]:
    """One shape for all bars of a kind: a year of weeks stays small."""
    for place, kind in enumerate(chart.kinds):
        below = chart.kinds[:place]
        path = "".join(
            spot.bar(
                starts=sum(week.worked.of(each) for each in below), minutes=week.worked.of(kind)
            )
            for spot, week in zip(spots, chart.weeks, strict=True)
            if week.worked and week.worked.of(kind)
        )
        yield marks.mark(
            "path",
            d=path,
            fill=hours_marks.COLOURS[kind],
            stroke=hours_marks.EDGES[kind],
            stroke_width=0.5,
        )
