from datetime import date

import pytest

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.measures.answers import (
    obstacles_to_answers,
    proposed_occasion,
    questions_for,
)
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.scales import DueMeasure
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
KICKOFF = DueMeasure(MeasureOccasion.KICKOFF, date(2026, 1, 5))
START = DueMeasure(MeasureOccasion.CTI_START, date(2026, 3, 4))
SECOND = DueMeasure(MeasureOccasion.PHASE_2, date(2026, 6, 4))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((0, 5, 10), []),
        ((0, None, 10), []),
        ((11, 5, -1), [("K3", "score_on_scale")]),
        ((None, 5, None), [("K3", "enough_answers")]),
        ((None, None, 11), [("K3", "score_on_scale"), ("K3", "enough_answers")]),
    ],
)
def test_k3_answers_lie_on_the_scale_and_one_may_be_missing(
    scores: tuple[int | None, ...], expected: list[tuple[str, str]]
) -> None:
    answers = dict(zip(Track, scores, strict=True))
    found = obstacles_to_answers(answers, measured_on=TODAY, enrolled_on=TODAY, today=TODAY)
    assert conditions(found) == expected


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


def test_k2_each_is_asked_the_three_questions_in_their_own_words() -> None:
    own, staff = (questions_for(who) for who in Respondent)
    assert (list(own), list(staff)) == (list(Track), list(Track))
    assert set(own.values()) & set(staff.values()) == set()
