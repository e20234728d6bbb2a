"""Which instruments are asked at which occasion, the citizen's and the staff's (K1, K2, K5).

«citizen questionnaire + staff questionnaire at start, each phase transition and end» (domain.md
1.4). An instrument that a municipality has loaded is asked at every occasion.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent

COHERENCE = "coherence"
BELIEF = "staff_belief"

NOT_ASKED_AT: Mapping[str, frozenset[MeasureOccasion]] = {
    # Whether the effort hangs together can be told when there has been one (K5).
    COHERENCE: frozenset({MeasureOccasion.KICKOFF}),
    # Belief in the job is asked while it can still help the citizen to one (domain.md 4).
    BELIEF: frozenset(
        {MeasureOccasion.CTI_END, MeasureOccasion.MONTHS_6, MeasureOccasion.MONTHS_12}
    ),
}


def asked_at(
    occasion: MeasureOccasion, respondent: Respondent, instruments: Iterable[Instrument]
) -> tuple[Instrument, ...]:
    """Return the instruments in use that are put to one of them at an occasion, in their order."""
    return tuple(
        instrument
        for instrument in instruments
        if instrument.is_for(respondent)
        and occasion not in NOT_ASKED_AT.get(instrument.code, frozenset())
    )


def left_to_answer(
    asked: Iterable[Instrument],
    *,
    answered: frozenset[str],
    last_on: Mapping[str, date],
    day: date,
) -> tuple[Instrument, ...]:
    """Return what is left of an occasion's instruments.

    `answered` are the codes answered at this occasion; `last_on` is the day each code was last
    answered at any. An instrument that was answered too few days ago is left for the next time.
    """
    return tuple(
        instrument
        for instrument in asked
        if instrument.code not in answered and not _is_too_soon(instrument, last_on, day)
    )


def _is_too_soon(instrument: Instrument, last_on: Mapping[str, date], day: date) -> bool:
    last = last_on.get(instrument.code)
    return last is not None and abs(day - last) < timedelta(days=instrument.least_days)
