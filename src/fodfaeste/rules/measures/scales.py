"""When a course is measured (K1).

Citizen and staff answer at start, at each phase shift, at the end and after (domain.md 1.4).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.clock import Clock
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.periods import add_months


@dataclass(frozen=True, slots=True)
class DueMeasure:
    """An occasion and the day it falls on."""

    occasion: MeasureOccasion
    due_on: date


def occasions(
    *, kickoff_held_on: date | None, cti: Clock | None, closed_on: date | None = None
) -> tuple[DueMeasure, ...]:
    """Return every occasion that has a day, in order of time; months count from the end of CTI.

    A course that was closed before its time (`closed_on`) ended there: the phases that it did not
    come to are not asked about.
    """
    due = []
    if kickoff_held_on is not None:
        due.append(DueMeasure(MeasureOccasion.KICKOFF, kickoff_held_on))
    if cti is not None:
        end = min(cti.ends_before, closed_on or cti.ends_before)
        shifts = (
            DueMeasure(MeasureOccasion.PHASE_2, cti.phases[1].starts_on),
            DueMeasure(MeasureOccasion.PHASE_3, cti.phases[2].starts_on),
        )
        due += [
            DueMeasure(MeasureOccasion.CTI_START, cti.starts_on),
            *(shift for shift in shifts if shift.due_on < end),
            DueMeasure(MeasureOccasion.CTI_END, end),
            DueMeasure(MeasureOccasion.MONTHS_6, add_months(end, 6)),
            DueMeasure(MeasureOccasion.MONTHS_12, add_months(end, 12)),
        ]
    return tuple(due)
