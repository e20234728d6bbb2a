"""One of the method's own scales over time, 0 to 10: the citizen's line, and staff's beside it.

«integration mellem de tre spor i indsatsen» (SEED-4)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label

WIDTH = 320
HEIGHT = 150
HIGHEST = 10
DOT = 4
SIDE = 7


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on one scale."""

    on: date
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLine:
    """The answers of both on one scale, each in order of time."""

    title: str
    citizen: tuple[Answer, ...]
    staff: tuple[Answer, ...] = ()
    colour: str = marks.BLUE


def description(line: ScaleLine) -> str:
    """Return the lines in words; whether a change is certain is not said."""
    parts = [
        _in_words(who, answers)
        for who, answers in (("Borgeren", line.citizen), ("Medarbejderen", line.staff))
        if answers
    ]
    return " ".join(parts) or "Der er ingen svar endnu."


def _in_words(who: str, answers: tuple[Answer, ...]) -> str:
    first, last = answers[0], answers[-1]
    if len(answers) == 1:
        return f"{who}: {first.score} den {danish.long_date(first.on)}."
    return (
        f"{who}: {first.score} den {danish.long_date(first.on)} og {last.score} "
        f"den {danish.long_date(last.on)}."
    )


def svg(line: ScaleLine, *, name: str) -> str:
    """Return the two lines as an SVG; `name` must be unique on its page."""
    frame = Frame(left=36, right=WIDTH - 16, top=14, bottom=104, most=HIGHEST)
    place = _places(line, frame)
    body = (
        frame.lines((0.0, 5.0, 10.0))
        + _drawn(line.staff, frame, place, colour=marks.MUTED, is_staff=True)
        + _drawn(line.citizen, frame, place, colour=line.colour, is_staff=False)
        + _days(line, frame)
        + _legend(line)
    )
    return marks.picture(
        name=name,
        title=f"{line.title} over tid, fra 0 til 10",
        description=description(line),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _span(line: ScaleLine) -> tuple[date, date] | None:
    days = [answer.on for answer in (*line.citizen, *line.staff)]
    return (min(days), max(days)) if days else None


def _places(line: ScaleLine, frame: Frame) -> Callable[[date], float]:
    span = _span(line)

    def place(day: date) -> float:
        if span is None or span[0] == span[1]:
            return (frame.left + frame.right) / 2
        share = (day - span[0]) / (span[1] - span[0])
        return frame.left + SIDE + (frame.right - frame.left - 2 * SIDE) * share

    return place


def _drawn(
    answers: tuple[Answer, ...],
    frame: Frame,
    place: Callable[[date], float],
    *,
    colour: str,
    is_staff: bool,
) -> str:
    """A full line with round dots for the citizen, a dashed one with squares for staff."""
    points = [(place(answer.on), frame.y(answer.score)) for answer in answers]
    dashes = {"stroke_dasharray": "5 4"} if is_staff else {}
    path = marks.mark(
        "polyline",
        points=" ".join(f"{marks.number(x)},{marks.number(y)}" for x, y in points),
        fill="none",
        stroke=colour,
        stroke_width=2,
        **dashes,
    )
    return path + "".join(_dot(x, y, colour=colour, is_staff=is_staff) for x, y in points)


def _dot(x: float, y: float, *, colour: str, is_staff: bool) -> str:
    if is_staff:
        side = 2 * DOT - 1
        return marks.mark(
            "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=colour
        )
    return marks.mark("circle", cx=x, cy=y, r=DOT, fill=colour)


def _days(line: ScaleLine, frame: Frame) -> str:
    span = _span(line)
    if span is None:
        return ""
    first = label(danish.short_date(span[0]), x=frame.left, y=frame.bottom + 18)
    if span[0] == span[1]:
        return first
    return first + label(danish.short_date(span[1]), x=frame.right, y=frame.bottom + 18, end=True)


def _legend(line: ScaleLine) -> str:
    y = HEIGHT - 6
    own = _dot(40, y - 4, colour=line.colour, is_staff=False) + label("borgeren", x=50, y=y)
    if not line.staff:
        return own
    return (
        own
        + _dot(140, y - 4, colour=marks.MUTED, is_staff=True)
        + label("medarbejderen", x=150, y=y)
    )
