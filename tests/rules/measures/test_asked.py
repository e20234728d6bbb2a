from datetime import date, timedelta

import pytest

from fodfaeste.records.catalogues.instruments import shipped
from fodfaeste.rules.measures.asked import asked_at, left_to_answer
from fodfaeste.rules.measures.choosing import asked
from fodfaeste.rules.measures.files.reading import read
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from tests.rules.measures.instruments import instrument

SHIPPED = asked(map(read, shipped().values()))
DAY = date(2026, 3, 4)


def codes(occasion: MeasureOccasion, respondent: Respondent) -> list[str]:
    return [one.code for one in asked_at(occasion, respondent, SHIPPED)]


def test_k1_k5_the_citizen_is_asked_whether_it_hangs_together_once_there_is_an_effort() -> None:
    at_kickoff = codes(MeasureOccasion.KICKOFF, Respondent.CITIZEN)
    assert at_kickoff == ["own_scales", "wellbeing"]
    for occasion in list(MeasureOccasion)[1:]:
        assert codes(occasion, Respondent.CITIZEN) == [*at_kickoff, "coherence"]


def test_k1_k2_staff_is_asked_for_its_belief_while_it_can_still_help() -> None:
    while_it_runs = ["own_scales", "staff_belief"]
    for occasion in (
        MeasureOccasion.KICKOFF,
        MeasureOccasion.CTI_START,
        MeasureOccasion.PHASE_2,
        MeasureOccasion.PHASE_3,
    ):
        assert codes(occasion, Respondent.STAFF) == while_it_runs
    assert codes(MeasureOccasion.CTI_END, Respondent.STAFF) == ["own_scales"]


def test_k1_an_instrument_of_the_municipality_is_asked_at_every_occasion() -> None:
    own = instrument(code="egen")
    for occasion in MeasureOccasion:
        assert own in asked_at(occasion, Respondent.CITIZEN, (*SHIPPED, own))


@pytest.mark.parametrize(("days", "is_left"), [(0, False), (13, False), (14, True), (90, True)])
def test_k1_what_was_answered_too_few_days_ago_is_not_asked_again(
    days: int, *, is_left: bool
) -> None:
    five = instrument(least_days=14)
    found = left_to_answer(
        (five,), answered=frozenset(), last_on={"five": DAY}, day=DAY + timedelta(days=days)
    )
    assert found == ((five,) if is_left else ())


def test_k1_what_is_answered_is_not_left() -> None:
    five, other = instrument(), instrument(code="other")
    left = left_to_answer((five, other), answered=frozenset({"five"}), last_on={}, day=DAY)
    assert left == (other,)
