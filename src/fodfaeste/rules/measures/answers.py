"""Which occasion is offered when somebody is about to answer (K1)."""

from datetime import date

from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import DueMeasure

INSTRUMENT = "own_scales"
"""The three own scales: what is asked at every occasion."""

VERSION = 1


def proposed_occasion(
    due: tuple[DueMeasure, ...], *, answered: frozenset[MeasureOccasion], today: date
) -> MeasureOccasion:
    """Return the occasion to offer: the latest that has come, unless it is answered, else the next.

    An occasion that was missed is not asked for later: the answer would belong to another time.
    """
    come = [item.occasion for item in due if item.due_on <= today]
    ahead = [item.occasion for item in due if item.due_on > today]
    waiting = [occasion for occasion in come[-1:] if occasion not in answered]
    return (waiting or ahead[:1] or come[-1:] or [MeasureOccasion.KICKOFF])[0]
