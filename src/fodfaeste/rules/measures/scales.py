"""The method's own scales, 0 to 10 on the three tracks, and when they are asked (K1, K2).

«sikre integration mellem de tre spor i indsatsen» (SEED-4): Job, Mestring, Netværk.
Citizen and staff answer at start, at each phase shift, at the end and after (domain.md 1.4).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import Clock
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

LOWEST, HIGHEST = 0, 10

QUESTIONS: dict[Track, str] = {
    Track.JOB: "Hvor meget tror du på, at du kan have et job?",
    Track.COPING: "Hvor godt kan du klare det, der er svært i hverdagen?",
    Track.NETWORK: "Hvor god støtte har du i menneskene omkring dig?",
}


@dataclass(frozen=True, slots=True)
class DueMeasure:
    """An occasion and the day it falls on."""

    occasion: MeasureOccasion
    due_on: date


def obstacles_to_score(score: int) -> tuple[Obstacle, ...]:
    """Return the obstacle when the score lies outside 0 to 10."""
    return unmet((LOWEST <= score <= HIGHEST, _SCORE_ON_SCALE))


def check_scale(score: int) -> None:
    """Raise Refused (K3) unless the score lies on the scale."""
    refuse_if(obstacles_to_score(score))


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


_SCORE_ON_SCALE = Obstacle(
    rule="K3",
    condition="score_on_scale",
    sentence=f"Tallet ligger uden for skalaen, som går fra {LOWEST} til {HIGHEST}.",
    next_step=f"Vælg et helt tal fra {LOWEST} til {HIGHEST}.",
)
