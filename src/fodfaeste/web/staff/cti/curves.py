"""The contact curve of a course: the picture, its words and table, and coordination (E9, E10)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.safestring import SafeString

from fodfaeste.pictures import contact_curve, contact_legend, danish
from fodfaeste.pictures.contact_curve import ContactCurve, StaySpan
from fodfaeste.records.cti.queries.course import Course, clock_of
from fodfaeste.records.cti.queries.curve import counted_in
from fodfaeste.records.cti.queries.stays import StayLine
from fodfaeste.rules.cti.curve import EDGE_WEEKS, Coordination, coordination_of, weeks_of
from fodfaeste.rules.limits import Limit, LimitCode, limit_on
from fodfaeste.web.ui.parts import Sample, Table, drawn

GUIDE = (LimitCode.CONTACT_PHASE_1, LimitCode.CONTACT_PHASE_2, LimitCode.CONTACT_PHASE_3)


@dataclass(frozen=True, slots=True)
class CurvePart:
    """What the page shows of the curve."""

    picture: SafeString
    words: str
    legend: tuple[Sample, ...]
    table: Table
    coordination: str


def curve_part(
    course: Course, *, limits: tuple[Limit, ...], stays: tuple[StayLine, ...], today: date
) -> CurvePart:
    """Return the curve of a course; stays only where the reader may know of them.

    A course that was stopped before time is drawn until that day.
    """
    until = min(today, course.closed_on or today)
    weeks = weeks_of(
        clock_of(course),
        counted_in(course, today=until),
        every=[limit_on(code, today, limits) for code in GUIDE],
        today=until,
    )
    spans = [StaySpan(stay.kind.label, stay.starts_on, stay.ends_before) for stay in stays]
    curve = ContactCurve(weeks, today, tuple(spans))
    return CurvePart(
        picture=drawn(contact_curve.svg(curve)),
        words=contact_curve.description(curve),
        legend=Sample.all_of(contact_legend.legend(curve)),
        table=Table.of("Kontakter og timer uge for uge", contact_curve.table(curve)),
        coordination=coordination_in_words(coordination_of(weeks)),
    )


def coordination_in_words(found: Coordination) -> str:
    """Return the time for coordination at both ends and in between, against what is expected."""
    parts = (
        (f"i de første {EDGE_WEEKS} uger", found.start),
        ("i midten", found.between),
        (f"i de sidste {EDGE_WEEKS} uger", found.end),
    )
    said = [f"{_time(minutes)} om ugen {when}" for when, minutes in parts if minutes is not None]
    return f"Koordinering: {', '.join(said)}." if said else ""


def _time(minutes: Fraction) -> str:
    whole = round(minutes)
    if whole < danish.MINUTES_AN_HOUR:
        return danish.count(whole, "minut", "minutter")
    return danish.hours(whole)
