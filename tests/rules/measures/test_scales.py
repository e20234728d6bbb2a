from datetime import date

import pytest

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import QUESTIONS, check_scale, occasions
from fodfaeste.rules.refusal import Refused


@pytest.mark.parametrize("score", [0, 5, 10])
def test_k3_a_score_on_the_scale_is_kept(score: int) -> None:
    check_scale(score)


@pytest.mark.parametrize("score", [-1, 11])
def test_k3_a_score_off_the_scale_is_refused(score: int) -> None:
    with pytest.raises(Refused, match="fra 0 til 10") as refusal:
        check_scale(score)
    assert refusal.value.rule == "K3"


def test_k2_each_track_has_its_question() -> None:
    assert set(QUESTIONS) == set(Track)


def test_k1_the_occasions_follow_kickoff_and_clock() -> None:
    course = clock(starts_on=date(2026, 3, 31), months=9)
    due = occasions(kickoff_held_on=date(2026, 1, 19), cti=course)
    assert [(one.occasion, one.due_on) for one in due] == [
        (MeasureOccasion.KICKOFF, date(2026, 1, 19)),
        (MeasureOccasion.CTI_START, date(2026, 3, 31)),
        (MeasureOccasion.PHASE_2, date(2026, 6, 30)),
        (MeasureOccasion.PHASE_3, date(2026, 9, 30)),
        (MeasureOccasion.CTI_END, date(2026, 12, 31)),
        (MeasureOccasion.MONTHS_6, date(2027, 6, 30)),
        (MeasureOccasion.MONTHS_12, date(2027, 12, 31)),
    ]
    assert occasions(kickoff_held_on=None, cti=None) == ()
