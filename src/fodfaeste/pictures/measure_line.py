"""One scale over time with the phases behind it: the citizen's line, and staff's beside it.

«integration mellem de tre spor i indsatsen» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import LABEL_SIZE, label

WIDTH = 320
HEIGHT = 180
LEFT, RIGHT, TOP, BOTTOM = 36.0, 304.0, 30.0, 130.0
SIDE = 14.0
DOT = 4
ALONE = timedelta(days=30)
"""What is drawn around a single measurement, half before it and half after."""

ROOM_FOR_NAME, ROOM_FOR_DIGIT = 46.0, 14.0
BANDS = ("#dfeaf5", "#eff4f9")


@dataclass(frozen=True, slots=True)
class Dot:
    """One score: its height, and how it is written."""

    on: date
    height: float
    written: str


@dataclass(frozen=True, slots=True)
class Band:
    """A phase: its number and its days, half-open."""

    number: int
    starts_on: date
    ends_before: date


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """The scores of both on one scale, each in order of time."""

    title: str
    lowest: float
    highest: float
    citizen: tuple[Dot, ...]
    staff: tuple[Dot, ...] = ()
    phases: tuple[Band, ...] = ()
    colour: str = marks.BLUE

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that are drawn."""
        found = [dot.on for dot in (*self.citizen, *self.staff)]
        if not found:
            return None
        first, last = min(found), max(found)
        return (first - ALONE / 2, last + ALONE / 2) if first == last else (first, last)

    def x(self, day: date) -> float:
        """The place of a day, held within the plot."""
        first, last = self.days or (day - ALONE / 2, day + ALONE / 2)
        left, right = LEFT + SIDE, RIGHT - SIDE
        share = (day - first) / (last - first)
        return min(RIGHT, max(LEFT, left + (right - left) * share))

    def y(self, height: float) -> float:
        """The place of a score."""
        return BOTTOM - (BOTTOM - TOP) * (height - self.lowest) / (self.highest - self.lowest)


def description(line: MeasureLine) -> str:
    """Return the lines in words; whether a change is certain is not said here."""
    parts = [
        _in_words(who, dots)
        for who, dots in (("Borgeren", line.citizen), ("Medarbejderen", line.staff))
        if dots
    ]
    return " ".join(parts) or "Der er ingen svar endnu."


def _in_words(who: str, dots: tuple[Dot, ...]) -> str:
    first, last = dots[0], dots[-1]
    if len(dots) == 1:
        return f"{who}: {first.written} den {danish.long_date(first.on)}."
    return (
        f"{who}: {first.written} den {danish.long_date(first.on)} og {last.written} "
        f"den {danish.long_date(last.on)}."
    )


def svg(line: MeasureLine, *, name: str) -> str:
    """Return the lines as an SVG; `name` must be unique on its page."""
    body = (
        _bands(line)
        + _scale(line)
        + _drawn(line, line.staff, colour=marks.MUTED, is_staff=True)
        + _drawn(line, line.citizen, colour=line.colour, is_staff=False)
        + _ends(line, line.citizen or line.staff)
        + _days(line)
        + _legend(line)
    )
    return marks.picture(
        name=name,
        title=f"{line.title} over tid, fra {line.lowest:g} til {line.highest:g}",
        description=description(line),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _bands(line: MeasureLine) -> str:
    """The phases behind, as far as they lie within the days that are drawn."""
    if line.days is None:
        return ""
    first, last = line.days
    drawn = ""
    for band in line.phases:
        if band.ends_before <= first or band.starts_on > last:
            continue
        left = LEFT if band.starts_on <= first else line.x(band.starts_on)
        right = RIGHT if band.ends_before > last else line.x(band.ends_before)
        drawn += marks.mark(
            "rect",
            x=left,
            y=12,
            width=right - left,
            height=BOTTOM - 12,
            fill=BANDS[band.number % len(BANDS)],
        )
        drawn += _name(band.number, left, right)
    return drawn


def _name(number: int, left: float, right: float) -> str:
    if right - left < ROOM_FOR_DIGIT:
        return ""
    words = f"Fase {number}" if right - left >= ROOM_FOR_NAME else str(number)
    return label(words, x=(left + right) / 2, y=10, middle=True)


def _scale(line: MeasureLine) -> str:
    middle = (line.lowest + line.highest) / 2
    return "".join(
        marks.mark(
            "line",
            x1=LEFT,
            x2=RIGHT,
            y1=line.y(value),
            y2=line.y(value),
            stroke=marks.LINE,
            stroke_width=1,
        )
        + label(marks.number(value).replace(".", ","), x=LEFT - 8, y=line.y(value) + 4, end=True)
        for value in (line.lowest, middle, line.highest)
    )


def _drawn(line: MeasureLine, dots: tuple[Dot, ...], *, colour: str, is_staff: bool) -> str:
    """A full line with round dots for the citizen, a dashed one with squares for staff."""
    places = [(line.x(dot.on), line.y(dot.height)) for dot in dots]
    dashes = {"stroke_dasharray": "5 4"} if is_staff else {}
    steps = "".join(
        marks.mark("line", x1=ax, y1=ay, x2=bx, y2=by, stroke=colour, stroke_width=2, **dashes)
        for (ax, ay), (bx, by) in pairwise(places)
    )
    return steps + "".join(_dot(x, y, colour=colour, is_staff=is_staff) for x, y in places)


def _dot(x: float, y: float, *, colour: str, is_staff: bool) -> str:
    if is_staff:
        side = 2 * DOT - 1
        return marks.mark(
            "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=colour
        )
    return marks.mark("circle", cx=x, cy=y, r=DOT, fill=colour)


def _ends(line: MeasureLine, dots: tuple[Dot, ...]) -> str:
    """The first and the last score as they are written; what lies between stands in the table."""
    return "".join(
        marks.text(
            dot.written,
            x=line.x(dot.on),
            y=line.y(dot.height) - 9,
            text_anchor="middle",
            font_size=LABEL_SIZE,
            font_weight=600,
            fill=marks.INK,
            stroke="#ffffff",
            stroke_width=3,
            paint_order="stroke",
        )
        for dot in dict.fromkeys((*dots[:1], *dots[-1:]))
    )


def _days(line: MeasureLine) -> str:
    found = sorted(dot.on for dot in (*line.citizen, *line.staff))
    if not found:
        return ""
    y = BOTTOM + 18
    if found[0] == found[-1]:
        return label(danish.short_date(found[0]), x=line.x(found[0]), y=y, middle=True)
    return label(danish.short_date(found[0]), x=LEFT, y=y) + label(
        danish.short_date(found[-1]), x=RIGHT, y=y, end=True
    )


def _legend(line: MeasureLine) -> str:
    y = HEIGHT - 8
    told, x = "", 40.0
    for dots, words, is_staff in (
        (line.citizen, "borgeren", False),
        (line.staff, "medarbejderen", True),
    ):
        if dots:
            colour = marks.MUTED if is_staff else line.colour
            told += _dot(x, y - 4, colour=colour, is_staff=is_staff) + label(words, x=x + 10, y=y)
            x += 100
    return told
