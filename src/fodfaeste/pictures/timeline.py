"""Parallel efforts on one axis of time: a row for each, in lanes, with today's mark (C9).

Each row has its words above its bar, so that the whole width is time and the picture reads the same
on a telephone and on paper. What begins before the axis or goes on after it runs to the edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import LABEL_SIZE, label

WIDE = 1120
NARROW = 343
TOP = 44
LANE = 30
ROW = 32
BAR = 8
MOMENTS = 26
HALO: dict[str, marks.Number | str] = {
    "stroke": "#ffffff",
    "stroke_width": 3,
    "paint_order": "stroke",
}
"""Around words, so that they can be read where a line crosses them."""

LETTER = 6.4
"""The width of a letter at the size of labels, so that words do not run out of the picture."""

MOST_BACK = timedelta(days=420)
MOST_AHEAD = timedelta(days=420)
SOME_AHEAD = timedelta(days=60)
MONTH_LABEL = 52


class Tone(StrEnum):
    """How a bar looks; the words in the table say the same."""

    RUNNING = marks.BLUE
    AHEAD = marks.BLUE_MID
    OVER = "#8a8f98"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One thing and its half-open days; None is open. `parts` are the first days of its parts."""

    words: str
    tone: Tone
    starts_on: date | None = None
    ends_before: date | None = None
    parts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a single day."""

    on: date
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lane:
    """What belongs together, by name."""

    name: str
    bars: tuple[Bar, ...] = ()
    moments: tuple[Moment, ...] = ()

    @property
    def height(self) -> float:
        """How much of the picture the lane takes."""
        return LANE + ROW * len(self.bars) + (MOMENTS if self.moments else 0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes from top to bottom, and today."""

    lanes: tuple[Lane, ...]
    today: date

    @property
    def span(self) -> tuple[date, date]:
        """The first day of the axis and the first after it: whole months around what there is."""
        days = [day for lane in self.lanes for day in _days(lane)]
        first = max(min([*days, self.today]), self.today - MOST_BACK)
        last = min(max([*days, self.today + SOME_AHEAD]), self.today + MOST_AHEAD)
        return first.replace(day=1), _next_month(last)


def description(line: Timeline) -> str:
    """Return the picture in words."""
    first, after = line.span
    lanes = ", ".join(f"{lane.name.lower()} {_count(lane)}" for lane in line.lanes)
    period = f"Fra {danish.long_date(first)} til {danish.long_date(after - timedelta(days=1))}."
    today = f"I dag er {danish.long_date(line.today)}."
    return f"{period} {today} Det, der løber: {lanes}." if lanes else f"{period} {today}"


def svg(line: Timeline, *, width: float = WIDE, name: str = "tidslinje") -> str:
    """Return the timeline as an SVG as wide as said; `name` must be unique on its page."""
    height = TOP + sum(lane.height for lane in line.lanes) + 12
    axis = _Axis(*line.span, width=width)
    body = "".join((*_months(axis, height), *_today(axis, line, height), *_lanes(axis, line)))
    return marks.picture(
        name=name,
        title="Tidslinje",
        description=description(line),
        width=width,
        height=height,
        body=body,
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """From day to place."""

    first: date
    after: date
    width: float

    def x(self, day: date) -> float:
        """Return where a day begins; days outside stand on the edge."""
        share = (day - self.first).days / (self.after - self.first).days
        return min(max(share, 0), 1) * self.width


def _days(lane: Lane) -> Iterator[date]:
    for bar in lane.bars:
        yield from filter(None, (bar.starts_on, bar.ends_before))
    yield from (moment.on for moment in lane.moments)


def _count(lane: Lane) -> str:
    return str(len(lane.bars) or len(lane.moments))


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _months(axis: _Axis, height: float) -> Iterator[str]:
    """Yield a thin line for each month, and a name wherever there is room for one."""
    day, free_from = axis.first, 0.0
    while day < axis.after:
        x = axis.x(day)
        yield marks.mark(
            "line", x1=x, x2=x, y1=TOP - 14, y2=height, stroke=marks.LINE, stroke_width=1
        )
        if x >= free_from and x + MONTH_LABEL <= axis.width:
            year = f" {day.year}" if day.month == 1 or day == axis.first else ""
            yield label(f"{danish.MONTHS[day.month - 1][:3]}{year}", x=x + 3, y=TOP - 18)
            free_from = x + MONTH_LABEL + (MONTH_LABEL / 2 if year else 0)
        day = _next_month(day)


def _today(axis: _Axis, line: Timeline, height: float) -> Iterator[str]:
    x = axis.x(line.today)
    yield marks.mark("line", x1=x, x2=x, y1=14, y2=height, stroke=marks.INK, stroke_width=1.5)
    at = min(max(x, 18), axis.width - 18)
    yield marks.text(
        "i dag", x=at, y=11, text_anchor="middle", font_size=LABEL_SIZE, fill=marks.INK
    )


def _lanes(axis: _Axis, line: Timeline) -> Iterator[str]:
    top = float(TOP)
    for lane in line.lanes:
        yield marks.text(
            lane.name,
            x=0,
            y=top + 18,
            font_size=LABEL_SIZE + 1,
            font_weight="600",
            fill=marks.INK,
            **HALO,
        )
        for place, bar in enumerate(lane.bars):
            yield from _bar(axis, bar, top + LANE + place * ROW)
        for moment in lane.moments:
            yield _moment(axis, moment, top + LANE + ROW * len(lane.bars) + 6)
        top += lane.height


def _bar(axis: _Axis, bar: Bar, top: float) -> Iterator[str]:
    left = axis.x(bar.starts_on or axis.first)
    right = max(axis.x(bar.ends_before or axis.after), left + 3)
    words = _fitting(bar.words, axis.width)
    x = max(min(left, axis.width - len(words) * LETTER), 0)
    yield marks.text(words, x=x, y=top + 10, font_size=LABEL_SIZE, fill=marks.INK, **HALO)
    edge = {"x": left, "y": top + 15, "width": right - left, "height": BAR}
    yield marks.mark("rect", **edge, rx=2, fill=bar.tone.value)
    for part in bar.parts:
        if axis.first < part < axis.after and part < (bar.ends_before or axis.after):
            at = axis.x(part)
            yield marks.mark("rect", x=at - 1, y=top + 13, width=2, height=BAR + 4, fill="#ffffff")


def _moment(axis: _Axis, moment: Moment, top: float) -> str:
    if moment.on < axis.first or moment.on >= axis.after:
        return ""
    return marks.mark(
        "circle",
        cx=min(max(axis.x(moment.on), 5), axis.width - 5),
        cy=top,
        r=5,
        fill=moment.tone.value,
        stroke="#ffffff",
        stroke_width=1,
    )


def _fitting(words: str, width: float) -> str:
    """Return as much of the words as one row holds."""
    most = int(width / LETTER)
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
