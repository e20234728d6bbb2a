"""The marks around the bars: plan, sub-goals, phases, week numbers, and what a colour means."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label
from fodfaeste.rules.placement.kinds import HoursKind

if TYPE_CHECKING:
    from fodfaeste.pictures.hours_chart import HoursChart, Week

COLOURS = {
    HoursKind.TASTER: "#f1e3c6",
    HoursKind.PLACEMENT: marks.BLUE_MID,
    HoursKind.SUBSIDISED: "#8a6d3b",
    HoursKind.FLEX: "#2f6b3a",
    HoursKind.ORDINARY: marks.BLUE,
}
EDGES = {**dict.fromkeys(HoursKind, "#ffffff"), HoursKind.TASTER: "#8a6d3b"}
SHORT = {
    HoursKind.TASTER: "snusepraktik",
    HoursKind.PLACEMENT: "praktik",
    HoursKind.SUBSIDISED: "løntilskud",
    HoursKind.FLEX: "fleksjob",
    HoursKind.ORDINARY: "ordinære timer",
}
WIDEST_BAR = 30
BAR_SHARE = 0.74
LABEL_EVERY = 34
"""Picture units that a week's number needs."""
ROOM_FOR_A_NOTE = 26
PHASE_TINTS = ("#f4f7fb", "#ffffff", "#f4f7fb")
LETTER = 6.2
"""A label's average width a letter."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one week stands in the picture."""

    frame: Frame
    left: float
    slot: float

    @property
    def middle(self) -> float:
        """The middle of the week."""
        return self.left + self.slot / 2

    def height(self, minutes: int) -> float:
        """The height of so many minutes."""
        return self.frame.y(minutes / danish.MINUTES_AN_HOUR)

    def bar(self, *, starts: int, minutes: int) -> str:
        """A bar of so many minutes that begins at a height, as a piece of a path."""
        width = min(self.slot * BAR_SHARE, WIDEST_BAR)
        lower, upper = self.height(starts), self.height(starts + minutes)
        return (
            f"M{marks.number(self.middle - width / 2)} {marks.number(lower)}"
            f"V{marks.number(upper)}h{marks.number(width)}V{marks.number(lower)}z"
        )


def phases(chart: "HoursChart", frame: Frame, slot: float) -> str:
    """Return the phases as quiet fields behind the weeks, each with its name."""
    if not chart.weeks:
        return ""
    first = chart.weeks[0].monday

    def at(days: int) -> float:
        return min(max(frame.left + days * slot / 7, frame.left), frame.right)

    drawn = []
    for phase, tint in zip(chart.phases, PHASE_TINTS, strict=False):
        left, right = at((phase.starts_on - first).days), at((phase.ends_before - first).days)
        if right > left:
            size = {"x": left, "width": right - left}
            height = frame.bottom - frame.top + 18
            drawn.append(marks.mark("rect", **size, y=frame.top - 18, height=height, fill=tint))
            if right - left > len(phase.name) * LETTER:
                drawn.append(label(phase.name, x=left + 4, y=frame.top - 6))
    return "".join(drawn)


def plan(chart: "HoursChart", spots: tuple[Spot, ...]) -> str:
    """Return what is agreed as a dashed line, and each sub-goal as a diamond in its week."""
    path, was_planned = "", False
    for spot, week in zip(spots, chart.weeks, strict=True):
        if week.planned:
            height = marks.number(spot.height(week.planned.total))
            begins = f"V{height}" if was_planned else f"M{marks.number(spot.left)} {height}"
            path += f"{begins}H{marks.number(spot.left + spot.slot)}"
        was_planned = week.planned is not None
    line = marks.mark(
        "path", d=path, fill="none", stroke=marks.INK, stroke_width=1.5, stroke_dasharray="5 4"
    )
    return (line if path else "") + "".join(_diamonds(chart, spots))


def _diamonds(chart: "HoursChart", spots: tuple[Spot, ...]) -> Iterator[str]:
    for spot, week in zip(spots, chart.weeks, strict=True):
        for goal in chart.goals_in(week):
            planned = week.planned.total if week.planned else 0
            minutes = goal.minutes if goal.minutes is not None else planned
            yield _diamond(spot.middle, spot.height(minutes), filled=goal.reached)


def _diamond(x: float, y: float, *, filled: bool) -> str:
    return marks.mark(
        "path",
        d=f"M{marks.number(x)} {marks.number(y - 6)}l6 6l-6 6l-6 -6z",
        fill=marks.INK if filled else "#ffffff",
        stroke=marks.INK,
        stroke_width=1.5,
    )


def remarks(chart: "HoursChart", spots: tuple[Spot, ...]) -> str:
    """Return a word over a bar, a ring where hours are missing, a mark where words differ."""
    return "".join(
        mark for spot, week in zip(spots, chart.weeks, strict=True) for mark in _remarks(spot, week)
    )


def _remarks(spot: Spot, week: "Week") -> Iterator[str]:
    top = spot.height(week.minutes)
    if week.note and spot.slot >= ROOM_FOR_A_NOTE:
        yield label(week.note, x=spot.middle, y=top - 6, middle=True)
    if week.missing:
        yield _ring(spot.middle, spot.frame.bottom - 4)
    if week.disputed:
        yield _disputed(spot.middle, spot.frame.bottom - 7)


def _ring(x: float, y: float) -> str:
    return marks.mark(
        "circle", cx=x, cy=y, r=2.5, fill="#ffffff", stroke=marks.MUTED, stroke_width=1
    )


def _disputed(x: float, y: float) -> str:
    return marks.mark(
        "circle", cx=x, cy=y, r=4, fill=marks.ATTENTION, stroke="#ffffff", stroke_width=1
    )


def week_labels(chart: "HoursChart", spots: tuple[Spot, ...]) -> str:
    """Return the numbers of the weeks, so few that they do not touch, and the years below."""
    if not spots:
        return ""
    every = ceil(LABEL_EVERY / spots[0].slot)
    numbers = "".join(
        label(f"{week.number}", x=spot.middle, y=spot.frame.bottom + 16, middle=True)
        for index, (spot, week) in enumerate(zip(spots, chart.weeks, strict=True))
        if index % every == 0
    )
    return label("uge", x=2, y=spots[0].frame.bottom + 16) + numbers + _years(chart, spots)


def _years(chart: "HoursChart", spots: tuple[Spot, ...]) -> str:
    """The year where the picture begins and where each new one does, when there are several."""
    begins: dict[int, Spot] = {}
    for spot, week in zip(spots, chart.weeks, strict=True):
        begins.setdefault(week.monday.isocalendar().year, spot)
    if len(begins) == 1:
        return ""
    drawn, free_from = [], 0.0
    for year, spot in begins.items():
        if spot.left >= free_from:
            drawn.append(label(f"{year}", x=spot.left, y=spot.frame.bottom + 30))
            free_from = spot.left + 2 * LABEL_EVERY
    return "".join(drawn)


def legend(chart: "HoursChart", *, top: float, width: float) -> str:
    """Return what the colours and marks mean: those that occur, on as many lines as they need."""
    x, y, drawn = 40.0, top + 10, ""
    for sign, words in _entries(chart):
        needed = 24 + len(words) * LETTER + 14
        if x + needed > width:
            x, y = 40.0, y + 18
        drawn += f'<g transform="translate({marks.number(x)} {marks.number(y)})">{sign}</g>'
        drawn += label(words, x=x + 24, y=y)
        x += needed
    return drawn


def _entries(chart: "HoursChart") -> Iterator[tuple[str, str]]:
    for kind in chart.kinds:
        box = marks.mark(
            "rect", x=4, y=-11, width=12, height=12, fill=COLOURS[kind], stroke=EDGES[kind]
        )
        yield box, SHORT[kind]
    if any(week.planned for week in chart.weeks):
        line = marks.mark("path", d="M0 -4h18", stroke=marks.INK, stroke_dasharray="5 4")
        yield line, "aftalt"
    reached = {goal.reached for week in chart.weeks for goal in chart.goals_in(week)}
    if False in reached:
        yield _diamond(9, -4, filled=False), "delmål"
    if True in reached:
        yield _diamond(9, -4, filled=True), "delmål nået"
    if any(week.missing for week in chart.weeks):
        yield _ring(9, -4), "ikke skrevet"
    if any(week.disputed for week in chart.weeks):
        yield _disputed(9, -4), "forskellige tal"
