"""The phase clock: one bar of three equal parts, the time that has gone, and today's mark.

«alene den på forhånd fastsatte tidsafgrænsning» (SEED-4): the bar shows time and nothing else.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.pictures import danish, marks

WIDTH = 340
HEIGHT = 62
BAR_TOP = 6
BAR_HEIGHT = 18
GAP = 2
LABEL_LINE = BAR_TOP + BAR_HEIGHT + 20
TODAY_LINE = LABEL_LINE + 15
TODAY_HALF_WIDTH = 18
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """One phase: its number, its name and its half-open days."""

    number: int
    name: str
    starts_on: date
    ends_before: date


@dataclass(frozen=True, slots=True)
class PhaseClock:
    """What the clock shows: three phases in order, what they rest on, and today."""

    phases: tuple[PhaseSpan, PhaseSpan, PhaseSpan]
    basis: str
    months: int
    today: date
    closed_on: date | None = None

    @property
    def starts_on(self) -> date:
        """The first day of CTI."""
        return self.phases[0].starts_on

    @property
    def ends_before(self) -> date:
        """The first day after CTI."""
        return self.phases[-1].ends_before

    @property
    def current(self) -> PhaseSpan | None:
        """The phase of today; none before the start, after the end or once closed."""
        if self.closed_on is not None:
            return None
        spans = (span for span in self.phases if span.starts_on <= self.today < span.ends_before)
        return next(spans, None)

    @property
    def heading(self) -> str:
        """Where we are: "Fase 2 · 18 dage tilbage"."""
        if self.current:
            left = danish.count((self.current.ends_before - self.today).days, "dag", "dage")
            return f"Fase {self.current.number} · {left} tilbage"
        if self.closed_on is not None:
            return "CTI er afsluttet"
        return "CTI begynder snart" if self.today < self.starts_on else "CTI skal afsluttes"

    @property
    def subheading(self) -> str:
        """What the phase is for, and what the length rests on."""
        length = danish.count(self.months, "måned", "måneder").replace(" ", NO_BREAK)
        rests_on = f"CTI efter {self.basis}, {length}"
        if self.current:
            return f"{self.current.name} · {rests_on}"
        if self.closed_on is not None:
            return f"Afsluttet {danish.long_date(self.closed_on)} · {rests_on}"
        if self.today < self.starts_on:
            return f"Første dag er {danish.long_date(self.starts_on)} · {rests_on}"
        last_day = self.ends_before - timedelta(days=1)
        return f"Sidste dag var {danish.long_date(last_day)} · {rests_on}"


def position(clock: PhaseClock, day: date) -> float:
    """Return where a day lies on the bar, 0 to 1.

    Each phase takes a third and its days share it, so that 92 days are drawn as wide as 90.
    """
    if day < clock.starts_on:
        return 0.0
    for index, span in enumerate(clock.phases):
        if day < span.ends_before:
            gone = (day - span.starts_on) / (span.ends_before - span.starts_on)
            return (index + gone) / len(clock.phases)
    return 1.0


def description(clock: PhaseClock) -> str:
    """Return the clock in words, for those who do not see it."""
    phases = ". ".join(
        f"Fase {span.number}, {span.name}: {danish.long_date(span.starts_on)} til "
        f"{danish.long_date(span.ends_before - timedelta(days=1))}"
        for span in clock.phases
    )
    return f"{clock.subheading}. {phases}. I dag er {danish.long_date(clock.today)}."


def table(clock: PhaseClock) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture: phase, name, first day, last day."""
    head = ("Fase", "Navn", "Første dag", "Sidste dag")
    rows = (
        (
            str(span.number),
            span.name,
            danish.long_date(span.starts_on),
            danish.long_date(span.ends_before - timedelta(days=1)),
        )
        for span in clock.phases
    )
    return (head, *rows)


def _parts(clock: PhaseClock) -> str:
    """Return the three parts, the time gone in blue and the time to come in its tint."""
    today_at = position(clock, clock.today) * WIDTH
    share = WIDTH / len(clock.phases)
    rectangles = []
    for index in range(len(clock.phases)):
        left = index * share + (GAP if index else 0)
        right = (index + 1) * share
        gone = min(max(today_at, left), right)
        pieces = ((left, gone, marks.BLUE), (gone, right, marks.BLUE_TINT))
        rectangles += [_rectangle(*piece) for piece in pieces if piece[1] > piece[0]]
    return "".join(rectangles)


def _rectangle(left: float, right: float, colour: str) -> str:
    return marks.mark("rect", x=left, y=BAR_TOP, width=right - left, height=BAR_HEIGHT, fill=colour)


def _dates(clock: PhaseClock) -> str:
    share = WIDTH / len(clock.phases)
    starts = [
        marks.text(
            danish.short_date(span.starts_on),
            x=index * share + (GAP if index else 0),
            y=LABEL_LINE,
            font_size=12,
            fill=marks.MUTED,
        )
        for index, span in enumerate(clock.phases)
    ]
    end = marks.text(
        danish.short_date(clock.ends_before),
        x=WIDTH,
        y=LABEL_LINE,
        text_anchor="end",
        font_size=12,
        fill=marks.MUTED,
    )
    return "".join(starts) + end


def _today(clock: PhaseClock) -> str:
    if clock.current is None:
        return ""
    at = position(clock, clock.today) * WIDTH
    line = marks.mark(
        "rect", x=at - 1, y=BAR_TOP - 6, width=2, height=BAR_HEIGHT + 12, fill=marks.INK
    )
    words = marks.text(
        "i dag",
        x=min(max(at, TODAY_HALF_WIDTH), WIDTH - TODAY_HALF_WIDTH),
        y=TODAY_LINE,
        text_anchor="middle",
        font_size=12,
        font_weight=600,
        fill=marks.INK,
    )
    return line + words


def svg(clock: PhaseClock, *, name: str = "faseur") -> str:
    """Return the clock as an SVG; `name` must be unique on its page."""
    return marks.picture(
        name=name,
        title=clock.heading,
        description=description(clock),
        width=WIDTH,
        height=HEIGHT,
        body=_parts(clock) + _dates(clock) + _today(clock),
    )
