"""The contact curve: contacts week by week, and what is expected in each phase.

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende» (SEED-3)
"""

from dataclasses import dataclass

from fodfaeste.pictures import danish, marks
from fodfaeste.pictures.axes import Frame, label, rounded_up

WIDTH = 560
HEIGHT = 170
DAYS_A_WEEK = 7
BAR_SHARE = 0.6
WIDEST_BAR = 20


@dataclass(frozen=True, slots=True)
class ContactWeek:
    """One week of CTI: contacts held, and attempts that led to none.

    `expected_days` is how far apart contacts are expected in its phase.
    """

    number: int
    phase: int
    contacts: int
    attempts: int
    expected_days: int

    @property
    def expected(self) -> float:
        """Expected contacts a week."""
        return DAYS_A_WEEK / self.expected_days


@dataclass(frozen=True, slots=True)
class ContactCurve:
    """The weeks of CTI so far, in order."""

    weeks: tuple[ContactWeek, ...]

    @property
    def most(self) -> float:
        """The top of the scale: whole contacts."""
        heights = [week.contacts + week.attempts for week in self.weeks]
        return rounded_up(max([*heights, *(week.expected for week in self.weeks)], default=0), 1)


def description(curve: ContactCurve) -> str:
    """Return the curve in words, phase by phase."""
    if not curve.weeks:
        return "Der er ingen kontakter endnu."
    phases = sorted({week.phase for week in curve.weeks})
    return " ".join(_phase_words(curve, phase) for phase in phases)


def _phase_words(curve: ContactCurve, phase: int) -> str:
    weeks = [week for week in curve.weeks if week.phase == phase]
    contacts = danish.count(sum(week.contacts for week in weeks), "kontakt", "kontakter")
    length = danish.count(len(weeks), "uge", "uger")
    return f"Fase {phase}: {contacts} på {length}."


def table(curve: ContactCurve) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind the picture."""
    head = ("Uge", "Fase", "Kontakter", "Forsøg", "Forventet")
    rows = (
        (
            str(week.number),
            str(week.phase),
            str(week.contacts),
            str(week.attempts),
            f"hver {week.expected_days}. dag",
        )
        for week in curve.weeks
    )
    return (head, *rows)


def svg(curve: ContactCurve, *, name: str = "kontakt") -> str:
    """Return the curve as an SVG; `name` must be unique on its page."""
    frame = Frame(left=40, right=WIDTH - 8, top=24, bottom=120, most=curve.most)
    slot = (frame.right - frame.left) / max(len(curve.weeks), 1)
    body = (
        frame.lines((0.0, curve.most))
        + "".join(_bar(frame, slot, index, week) for index, week in enumerate(curve.weeks))
        + _expected(curve, frame, slot)
        + _labels(curve, frame, slot)
    )
    return marks.picture(
        name=name,
        title="Kontakter uge for uge",
        description=description(curve),
        width=WIDTH,
        height=HEIGHT,
        body=body,
    )


def _bar(frame: Frame, slot: float, index: int, week: ContactWeek) -> str:
    width = min(slot * BAR_SHARE, WIDEST_BAR)
    left = frame.left + index * slot + (slot - width) / 2
    held, tried = frame.y(week.contacts), frame.y(week.contacts + week.attempts)
    drawn = ""
    if week.contacts:
        drawn += marks.mark(
            "rect", x=left, y=held, width=width, height=frame.bottom - held, fill=marks.BLUE
        )
    if week.attempts:
        drawn += marks.mark(
            "rect",
            x=left + 0.5,
            y=tried,
            width=width - 1,
            height=held - tried,
            fill="#ffffff",
            stroke=marks.MUTED,
            stroke_width=1,
        )
    return drawn


def _expected(curve: ContactCurve, frame: Frame, slot: float) -> str:
    if not curve.weeks:
        return ""
    path = f"M{marks.number(frame.left)} {marks.number(frame.y(curve.weeks[0].expected))}"
    for index, week in enumerate(curve.weeks):
        path += f"V{marks.number(frame.y(week.expected))}"
        path += f"H{marks.number(frame.left + (index + 1) * slot)}"
    return marks.mark(
        "path", d=path, fill="none", stroke=marks.ATTENTION, stroke_width=2, stroke_dasharray="5 4"
    )


def _labels(curve: ContactCurve, frame: Frame, slot: float) -> str:
    firsts = {week.phase: index for index, week in reversed(list(enumerate(curve.weeks)))}
    phases = "".join(
        label(f"fase {phase}", x=frame.left + index * slot, y=frame.bottom + 18)
        for phase, index in sorted(firsts.items())
    )
    legend = "fyldt: kontakt · tom: forsøg · stiplet: det, vi regner med"
    return phases + label(legend, x=frame.left, y=HEIGHT - 8)
