from datetime import date

from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.measures.scales import occasions


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
