"""The well-being line: a score from 0 to 100 over time, with the citizen's own words at the marks.

«fra 49 til 57 point» (SEED-1)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label

WIDTH = 320
HEIGHT = 110
BEST = 100
DOT = 4
INSET = 18


@dataclass(frozen=True, slots=True)
class Mark:
    """One measurement and what the citizen said about it."""

    on: date
    score: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class WellbeingLine:
    """Measurements in order of time."""

    marks: tuple[Mark, ...]


def description(line: WellbeingLine) -> str:
    """Return the line in words; it says nothing about whether a change is certain."""
    if not line.marks:
        return "Der er ingen målinger endnu."
    first, last = line.marks[0], line.marks[-1]
    if len(line.marks) == 1:
        return f"{first.score} point den {danish.long_date(first.on)}."
    return (
        f"{first.score} point den {danish.long_date(first.on)} og {last.score} point "
        f"den {danish.long_date(last.on)}, på en skala fra 0 til 100."
    )


def table(line: WellbeingLine) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture."""
    rows = ((danish.long_date(mark.on), str(mark.score), mark.words) for mark in line.marks)
    return (("Dato", "Point", "Egne ord"), *rows)


def svg(line: WellbeingLine, *, name: str = "trivsel") -> str:
    """Return the line as an SVG; `name` must be unique on its page."""
    frame = Frame(left=36, right=WIDTH - 24, top=14, bottom=78, most=BEST)
    places = [(_x(line, frame, mark.on), frame.y(mark.score)) for mark in line.marks]
    body = frame.lines((0.0, 50.0, 100.0)) + _path(places) + _dots(line, places, frame)
    return marks.picture(
        name=name,
        title="Trivsel over tid",
        description=description(line),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _x(line: WellbeingLine, frame: Frame, day: date) -> float:
    first, last = line.marks[0].on, line.marks[-1].on
    left, right = frame.left + INSET, frame.right - INSET
    if first == last:
        return (left + right) / 2
    return left + (right - left) * ((day - first) / (last - first))


def _path(places: list[tuple[float, float]]) -> str:
    if len(places) < len(("from", "to")):
        return ""
    points = " ".join(f"{marks.number(x)},{marks.number(y)}" for x, y in places)
    return marks.mark("polyline", points=points, fill="none", stroke=marks.BLUE, stroke_width=2)


def _dots(line: WellbeingLine, places: list[tuple[float, float]], frame: Frame) -> str:
    dots = "".join(marks.mark("circle", cx=x, cy=y, r=DOT, fill=marks.BLUE) for x, y in places)
    ends = dict.fromkeys((0, len(places) - 1)) if places else {}
    words = "".join(
        marks.text(
            str(line.marks[index].score),
            x=places[index][0],
            y=places[index][1] - 9,
            text_anchor="middle",
            font_size=12,
            font_weight=600,
            fill=marks.INK,
        )
        + label(
            danish.short_date(line.marks[index].on),
            x=places[index][0],
            y=frame.bottom + 20,
            middle=True,
        )
        for index in ends
    )
    return dots + words
