"""Hours a week: placement and ordinary hours stacked, and the agreed progression as a dashed line.

«opnå eller øge antallet af ordinære timer» (SEED-4)
"""

from dataclasses import dataclass

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label, rounded_up

WIDTH = 560
HEIGHT = 190
STEP_HOURS = 10
WIDEST_BAR = 30
BAR_SHARE = 0.74
LEGEND_LINE = HEIGHT - 6


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of one week in minutes; `note` is one word such as "syg"."""

    number: int
    placement_minutes: int
    ordinary_minutes: int
    note: str = ""

    @property
    def minutes(self) -> int:
        """All minutes of the week."""
        return self.placement_minutes + self.ordinary_minutes


@dataclass(frozen=True, slots=True)
class HoursChart:
    """Weeks in order, and the agreed minutes of each week that follows the last of them."""

    weeks: tuple[Week, ...]
    agreed: tuple[int, ...] = ()

    @property
    def most_hours(self) -> float:
        """The top of the scale."""
        minutes = [week.minutes for week in self.weeks] + list(self.agreed)
        return rounded_up(max(minutes, default=0) / danish.MINUTES_AN_HOUR, STEP_HOURS)


def sentence(chart: HoursChart) -> str:
    """Return the latest week in words: "12 praktiktimer + 4 ordinære timer om ugen"."""
    if not chart.weeks:
        return "Der er ingen timer endnu."
    last = chart.weeks[-1]
    placement = danish.number_of_hours(last.placement_minutes)
    ordinary = danish.number_of_hours(last.ordinary_minutes)
    return f"{placement} praktiktimer + {ordinary} ordinære timer i uge {last.number}."


def description(chart: HoursChart) -> str:
    """Return the chart in words."""
    if not chart.weeks:
        return sentence(chart)
    first, last = chart.weeks[0], chart.weeks[-1]
    words = (
        f"Fra {danish.hours(first.minutes)} i uge {first.number} til "
        f"{danish.hours(last.minutes)} i uge {last.number}. {sentence(chart)}"
    )
    if chart.agreed:
        words += f" Aftalen er {danish.hours(chart.agreed[-1])} ved slutningen."
    return words


def table(chart: HoursChart) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture."""
    head = ("Uge", "Praktiktimer", "Ordinære timer", "I alt", "Bemærkning")
    rows = (
        (
            str(week.number),
            danish.number_of_hours(week.placement_minutes),
            danish.number_of_hours(week.ordinary_minutes),
            danish.number_of_hours(week.minutes),
            week.note,
        )
        for week in chart.weeks
    )
    return (head, *rows)


def svg(chart: HoursChart, *, name: str = "timer") -> str:
    """Return the chart as an SVG; `name` must be unique on its page."""
    frame = Frame(left=40, right=WIDTH - 8, top=30, bottom=130, most=chart.most_hours)
    steps = range(0, int(chart.most_hours) + 1, STEP_HOURS)
    slot = (frame.right - frame.left) / max(len(chart.weeks) + len(chart.agreed), 1)
    body = (
        frame.lines(tuple(float(step) for step in steps))
        + "".join(_bar(frame, slot, index, week) for index, week in enumerate(chart.weeks))
        + _week_labels(chart, frame, slot)
        + _agreed(chart, frame, slot)
        + _legend()
    )
    return marks.picture(
        name=name,
        title="Timer om ugen",
        description=description(chart),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _bar_width(slot: float) -> float:
    return min(slot * BAR_SHARE, WIDEST_BAR)


def _bar(frame: Frame, slot: float, index: int, week: Week) -> str:
    left = frame.left + index * slot + (slot - _bar_width(slot)) / 2
    placement = frame.y(week.placement_minutes / danish.MINUTES_AN_HOUR)
    top = frame.y(week.minutes / danish.MINUTES_AN_HOUR)
    pieces = ((placement, frame.bottom, marks.BLUE_MID), (top, placement, marks.BLUE))
    drawn = "".join(
        marks.mark(
            "rect", x=left, y=upper, width=_bar_width(slot), height=lower - upper, fill=colour
        )
        for upper, lower, colour in pieces
        if lower > upper
    )
    middle = left + _bar_width(slot) / 2
    return drawn + (label(week.note, x=middle, y=top - 6, middle=True) if week.note else "")


def _week_labels(chart: HoursChart, frame: Frame, slot: float) -> str:
    if not chart.weeks:
        return ""
    ends = {0: chart.weeks[0], len(chart.weeks) - 1: chart.weeks[-1]}
    return "".join(
        label(
            f"uge {week.number}",
            x=frame.left + index * slot + (slot - _bar_width(slot)) / 2,
            y=frame.bottom + 20,
        )
        for index, week in ends.items()
    )


def _agreed(chart: HoursChart, frame: Frame, slot: float) -> str:
    if not chart.agreed:
        return ""
    left = frame.left + len(chart.weeks) * slot
    heights = [frame.y(minutes / danish.MINUTES_AN_HOUR) for minutes in chart.agreed]
    path = f"M{marks.number(left)} {marks.number(heights[0])}"
    for index, height in enumerate(heights):
        path += f"V{marks.number(height)}H{marks.number(left + (index + 1) * slot)}"
    line = marks.mark(
        "path", d=path, fill="none", stroke=marks.MUTED, stroke_width=1.5, stroke_dasharray="5 4"
    )
    return line + label("aftalt progression", x=left, y=min(heights) - 10)


def _legend() -> str:
    entries = (
        (WIDTH / 2 - 110, marks.BLUE_MID, "praktik"),
        (WIDTH / 2 - 30, marks.BLUE, "ordinære timer"),
    )
    return "".join(
        marks.mark("rect", x=x, y=LEGEND_LINE - 11, width=12, height=12, fill=colour)
        + label(words, x=x + 18, y=LEGEND_LINE)
        for x, colour, words in entries
    )
