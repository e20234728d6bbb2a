from datetime import date

import pytest

from fodfaeste.rules.measures.answers import proposed_occasion
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import DueMeasure

TODAY = date(2026, 3, 4)
KICKOFF = DueMeasure(MeasureOccasion.KICKOFF, date(2026, 1, 5))
START = DueMeasure(MeasureOccasion.CTI_START, date(2026, 3, 4))
SECOND = DueMeasure(MeasureOccasion.PHASE_2, date(2026, 6, 4))


@pytest.mark.parametrize(
    ("due", "answered", "expected"),
    [
        ((), frozenset(), MeasureOccasion.KICKOFF),
        ((KICKOFF,), frozenset(), MeasureOccasion.KICKOFF),
        ((KICKOFF, START, SECOND), frozenset(), MeasureOccasion.CTI_START),
        ((KICKOFF, START, SECOND), frozenset({MeasureOccasion.CTI_START}), MeasureOccasion.PHASE_2),
        ((KICKOFF,), frozenset({MeasureOccasion.KICKOFF}), MeasureOccasion.KICKOFF),
        ((SECOND,), frozenset(), MeasureOccasion.PHASE_2),
    ],
)
def test_k1_the_latest_occasion_that_has_come_is_offered(
    due: tuple[DueMeasure, ...], answered: frozenset[MeasureOccasion], expected: MeasureOccasion
) -> None:
    assert proposed_occasion(due, answered=answered, today=TODAY) is expected
