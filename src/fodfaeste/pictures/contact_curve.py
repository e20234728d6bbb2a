"""The contact curve: contacts and hours week by week, against a band that falls (E9, E10).

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende» (SEED-3)
The upper half shows how often, the lower half how long; weeks to come stand there with their band,
so that one sees where the course is going. Shapes carry the meaning, so it can be read on paper.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label, rounded_up
from fodfaeste.rules.cti.curve import WEEK, Band, CurveWeek

WIDTH = 640
HEIGHT = 258
LEFT, RIGHT = 44, WIDTH - 8
OFTEN_TOP, OFTEN_BOTTOM = 26, 126
LONG_TOP, LONG_BOTTOM = 176, 232
BAR_SHARE = 0.6
WIDEST_BAR = 20
DOT = 2.5
MINUTES_AN_HOUR = 60
FIELD = "#e9eef4"
MOST_LINES = 4
HEADING = 124
"""So wide is the heading of the upper half; the word for today stands beside it."""
ROOM_ABOVE = 2
"""Contacts a week that the scale holds at least: the first band has room above a contact a week."""


@dataclass(frozen=True, slots=True)
class StaySpan:
    """Days in which the citizen was elsewhere; `ends_before` is None while they are."""

    words: str
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class ContactCurve:
    """Every week of a course, today, and what explains a gap."""

    weeks: tuple[CurveWeek, ...]
    today: date
    stays: tuple[StaySpan, ...] = ()

    @property
    def come(self) -> tuple[CurveWeek, ...]:
        """The weeks that have begun."""
        return tuple(week for week in self.weeks if week.has_come)

    @property
    def most(self) -> float:
        """The top of the upper scale: whole contacts, also in its middle."""
        heights = [week.contacts + week.attempts for week in self.weeks]
        bands = [float(week.band.most or week.band.least) for week in self.weeks]
        highest = max([ROOM_ABOVE, *heights, *bands])
        return rounded_up(highest, 1 if highest <= MOST_LINES else 2)

    @property
    def most_hours(self) -> float:
        """The top of the lower scale: whole hours."""
        longest = max((max(w.minutes, w.coordination_minutes) for w in self.weeks), default=0)
        return rounded_up(longest / MINUTES_AN_HOUR, 1)


def description(curve: ContactCurve) -> str:
    """Return the curve in words, phase by phase, and what explains a gap."""
    if not any(week.contacts or week.attempts for week in curve.come):
        talks = "Der er ingen kontakter endnu."
    else:
        phases = groupby(curve.come, key=lambda week: week.phase)
        talks = " ".join(_phase_words(phase, tuple(weeks)) for phase, weeks in phases)
    return " ".join([talks, *(f"{_stay_words(stay)}." for stay in curve.stays)])


def _phase_words(phase: int, weeks: tuple[CurveWeek, ...]) -> str:
    contacts = danish.count(sum(week.contacts for week in weeks), "kontakt", "kontakter")
    attempts = sum(week.attempts for week in weeks)
    tried = f" og {attempts} forsøg" if attempts else ""
    return f"Fase {phase}: {contacts}{tried} på {danish.count(len(weeks), 'uge', 'uger')}."


def _stay_words(stay: StaySpan) -> str:
    begins = danish.long_date(stay.starts_on)
    if stay.ends_before is None:
        return f"{stay.words} fra {begins}"
    last = date.fromordinal(stay.ends_before.toordinal() - 1)
    return f"{stay.words} fra {begins} til {danish.long_date(last)}"


def band_in_words(band: Band) -> str:
    """Return "hver 7. dag eller oftere", "hver 7. til 14. dag"."""
    seldom = round(WEEK.days / band.least)
    if band.most is None:
        return f"hver {seldom}. dag eller oftere"
    often = round(WEEK.days / band.most)
    return f"hver {often}. til {seldom}. dag" if often != seldom else f"hver {seldom}. dag"


def table(curve: ContactCurve) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture: the weeks that have begun."""
    head = ("Uge", "Fra", "Fase", "Kontakter", "Forsøg", "Timer", "Koordinering", "Passer til")
    rows = (
        (
            str(week.number),
            danish.short_date(week.starts_on),
            str(week.phase),
            str(week.contacts),
            str(week.attempts),
            danish.number_of_hours(week.minutes),
            danish.number_of_hours(week.coordination_minutes),
            band_in_words(week.band),
        )
        for week in curve.come
    )
    return (head, *rows)


def svg(curve: ContactCurve, *, name: str = "kontakt") -> str:
    """Return the curve as an SVG; `name` must be unique on its page."""
    often = Frame(left=LEFT, right=RIGHT, top=OFTEN_TOP, bottom=OFTEN_BOTTOM, most=curve.most)
    long = Frame(left=LEFT, right=RIGHT, top=LONG_TOP, bottom=LONG_BOTTOM, most=curve.most_hours)
    places = Places(len(curve.weeks))
    body = (
        label("kontakter om ugen", x=LEFT, y=OFTEN_TOP - 10)
        + _bands(often, places, curve.weeks)
        + often.lines(_steps(curve.most))
        + "".join(_talks(often, places, week) for week in curve.come)
        + line_through(_averages(often, places, curve.come), colour=marks.INK)
        + label("timer om ugen", x=LEFT, y=LONG_TOP - 10)
        + long.lines((0.0, curve.most_hours))
        + "".join(_hours(long, places, week) for week in curve.come)
        + _coordination(long, places, curve.come)
        + _stays(curve, places)
        + _phases(curve.weeks, places)
        + _today(curve, places)
    )
    return marks.picture(
        name=name,
        title="Kontakter og timer uge for uge",
        description=description(curve),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where the weeks stand from left to right."""

    weeks: int

    @property
    def slot(self) -> float:
        """The width of one week."""
        return (RIGHT - LEFT) / max(self.weeks, 1)

    @property
    def bar(self) -> float:
        """The width of a bar."""
        return min(self.slot * BAR_SHARE, WIDEST_BAR)

    def edge(self, weeks: float) -> float:
        """Return where so many weeks after the start are; never outside the picture."""
        return LEFT + min(max(weeks, 0), self.weeks) * self.slot

    def middle(self, week: CurveWeek) -> float:
        """Return the middle of a week."""
        return LEFT + (week.number - 0.5) * self.slot


def _steps(most: float) -> tuple[float, ...]:
    """A line for each contact while there are few; else the bottom, the middle and the top."""
    return tuple(range(int(most) + 1)) if most <= MOST_LINES else (0.0, most / 2, most)


def _bands(frame: Frame, places: Places, weeks: Iterable[CurveWeek]) -> str:
    return "".join(
        _band(frame, places, band, tuple(run))
        for band, run in groupby(weeks, key=lambda week: week.band)
    )


def _band(frame: Frame, places: Places, band: Band, run: tuple[CurveWeek, ...]) -> str:
    left, right = places.edge(run[0].number - 1), places.edge(run[-1].number)
    least = frame.y(float(band.least))
    most = frame.top if band.most is None else frame.y(float(band.most))
    field = marks.mark("rect", x=left, y=most, width=right - left, height=least - most, fill=FIELD)
    return field + band_edge(left, right, least)


def band_edge(left: float, right: float, y: float) -> str:
    """Return the lower edge of a band."""
    return marks.mark(
        "line",
        x1=left,
        x2=right,
        y1=y,
        y2=y,
        stroke=marks.ATTENTION,
        stroke_width=2,
        stroke_dasharray="5 4",
    )


def _talks(frame: Frame, places: Places, week: CurveWeek) -> str:
    held, tried = frame.y(week.contacts), frame.y(week.contacts + week.attempts)
    left = places.middle(week) - places.bar / 2
    drawn = ""
    if week.contacts:
        drawn += marks.mark(
            "rect", x=left, y=held, width=places.bar, height=frame.bottom - held, fill=marks.BLUE
        )
    if week.attempts:
        drawn += marks.mark(
            "rect",
            x=left + 0.5,
            y=tried,
            width=places.bar - 1,
            height=held - tried,
            fill="#ffffff",
            stroke=marks.MUTED,
            stroke_width=1,
        )
    return drawn


def _averages(
    frame: Frame, places: Places, weeks: Iterable[CurveWeek]
) -> Iterator[tuple[float, float]]:
    for week in weeks:
        if week.average is not None:
            yield places.middle(week), frame.y(float(week.average))


def line_through(points: Iterable[tuple[float, float]], *, colour: str) -> str:
    """Return a line through points; nothing without any."""
    path = "L".join(f"{marks.number(x)} {marks.number(y)}" for x, y in points)
    if not path:
        return ""
    return marks.mark(
        "path", d=f"M{path}", fill="none", stroke=colour, stroke_width=2, stroke_linejoin="round"
    )


def _hours(frame: Frame, places: Places, week: CurveWeek) -> str:
    if not week.minutes:
        return ""
    top = frame.y(week.minutes / MINUTES_AN_HOUR)
    return marks.mark(
        "rect",
        x=places.middle(week) - places.bar / 2,
        y=top,
        width=places.bar,
        height=frame.bottom - top,
        fill=marks.BLUE_MID,
    )


def _coordination(frame: Frame, places: Places, weeks: Iterable[CurveWeek]) -> str:
    """A line of its own, with a dot where there was any; a week that has only begun is no fall."""
    points = [
        (places.middle(week), frame.y(week.coordination_minutes / MINUTES_AN_HOUR), week)
        for week in weeks
        if week.average is not None or week.coordination_minutes
    ]
    if not any(week.coordination_minutes for _, _, week in points):
        return ""
    dots = "".join(
        marks.mark("circle", cx=x, cy=y, r=DOT, fill=marks.ATTENTION)
        for x, y, week in points
        if week.coordination_minutes
    )
    return line_through(((x, y) for x, y, _ in points), colour=marks.ATTENTION) + dots


def _stays(curve: ContactCurve, places: Places) -> str:
    """A bar under the upper half for the days in which the citizen was elsewhere."""
    first = curve.weeks[0].starts_on if curve.weeks else curve.today
    return "".join(_stay(stay, first, curve.today, places) for stay in curve.stays)


def _stay(stay: StaySpan, first: date, today: date, places: Places) -> str:
    ends = stay.ends_before or date.fromordinal(today.toordinal() + 1)
    left = places.edge((stay.starts_on - first) / WEEK)
    right = places.edge((ends - first) / WEEK)
    bar = marks.mark(
        "rect", x=left, y=OFTEN_BOTTOM + 3, width=max(right - left, 2), height=6, fill=marks.MUTED
    )
    return bar + label(stay.words.lower(), x=min(left, RIGHT - 60), y=OFTEN_BOTTOM + 22)


def _phases(weeks: tuple[CurveWeek, ...], places: Places) -> str:
    drawn = ""
    for phase, run in groupby(weeks, key=lambda week: week.phase):
        left = places.edge(next(run).number - 1)
        if left > LEFT:
            drawn += marks.mark(
                "line",
                x1=left,
                x2=left,
                y1=OFTEN_TOP,
                y2=LONG_BOTTOM,
                stroke=marks.LINE,
                stroke_width=1,
            )
        drawn += label(f"fase {phase}", x=left + 2, y=LONG_BOTTOM + 17)
    return drawn


def _today(curve: ContactCurve, places: Places) -> str:
    if not curve.weeks or not curve.come:
        return ""
    x = places.edge((curve.today - curve.weeks[0].starts_on) / WEEK)
    if x >= RIGHT:
        return ""
    line = marks.mark(
        "line", x1=x, x2=x, y1=OFTEN_TOP - 4, y2=LONG_BOTTOM, stroke=marks.INK, stroke_width=1
    )
    beside = min(max(x + 4, LEFT + HEADING), RIGHT - 34)
    return line + label("i dag", x=beside, y=OFTEN_TOP - 10)
