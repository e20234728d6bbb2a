from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.cti.kinds import StayKind
from fodfaeste.rules.cti.stays import StayFacts, check_stay, obstacles_to_stay
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 5, 4)
STAY = StayFacts(kind=StayKind.HOSPITAL, starts_on=date(2026, 4, 20), last_day=date(2026, 4, 30))


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_stay(replace(STAY, **changes), today=TODAY))  # type: ignore[arg-type]


def test_e1_a_stay_is_noted_with_its_days_and_moves_nothing() -> None:
    assert found() == []
    assert found(last_day=None) == []
    assert found(last_day=STAY.starts_on) == []
    check_stay(STAY, today=TODAY)


def test_e1_a_stay_says_what_it_is_and_has_begun() -> None:
    assert found(kind=None) == [("E1", "stay_kind_said")]
    assert found(starts_on=date(2026, 5, 5), last_day=None) == [("E1", "stay_has_begun")]
    assert found(last_day=date(2026, 4, 19)) == [("E1", "stay_ends_after_it_began")]
    with pytest.raises(Refused):
        check_stay(replace(STAY, kind=None), today=TODAY)


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        (Period(date(2026, 4, 1), date(2026, 4, 20)), False),
        (Period(date(2026, 4, 1), date(2026, 4, 21)), True),
        (Period(date(2026, 5, 1), None), False),
        (Period(date(2026, 4, 30), None), True),
        (Period(date(2026, 4, 1), None), True),
    ],
)
def test_e1_nobody_is_in_two_places_at_once(other: Period, *, clashes: bool) -> None:
    assert bool(found(others=(other,))) == clashes
