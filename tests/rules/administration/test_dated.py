"""Law and numbers change from a day on, never backwards, never twice on one day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.administration.dated import (
    NewLaw,
    Period,
    check_law,
    check_limit,
    check_succeed,
    obstacles_to_law,
    obstacles_to_succeed,
)
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
SINCE_2018 = Period(valid_from=date(2018, 2, 1), ends_before=None)
ALWAYS = Period(valid_from=None, ends_before=None)


def named(obstacles: tuple[object, ...]) -> list[str]:
    return [obstacle.condition for obstacle in obstacles]  # type: ignore[attr-defined]


def law(**changes: object) -> NewLaw:
    facts = {
        "code": LegalBasisCode.SEL_85,
        "months": 9,
        "caseload": 10,
        "time_limited": False,
        "max_months": None,
    }
    return NewLaw(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "lacking", [{"complaint_body": " "}, {"complaint_weeks": None}, {"complaint_weeks": 0}]
)
def test_h5_a_law_with_appeal_says_where_and_until_when(lacking: dict[str, object]) -> None:
    whole = {"appealable": True, "complaint_body": "Ankestyrelsen", "complaint_weeks": 4}
    assert obstacles_to_law(law(**whole)) == ()
    assert named(obstacles_to_law(law(**{**whole, **lacking}))) == ["appeal_says_where"]
    assert obstacles_to_law(law(**{**whole, **lacking, "appealable": False})) == ()


def test_m9_a_row_takes_over_today_or_later() -> None:
    assert obstacles_to_succeed(SINCE_2018, from_day=TODAY, today=TODAY) == ()
    assert obstacles_to_succeed(ALWAYS, from_day=TODAY, today=TODAY) == ()


def test_m9_what_has_held_is_not_rewritten() -> None:
    yesterday = TODAY - timedelta(days=1)
    found = obstacles_to_succeed(SINCE_2018, from_day=yesterday, today=TODAY)
    assert named(found) == ["not_backwards"]


def test_m9_a_row_that_was_taken_over_from_is_not_taken_over_from_again() -> None:
    ended = Period(valid_from=None, ends_before=date(2027, 1, 1))
    assert named(obstacles_to_succeed(ended, from_day=TODAY, today=TODAY)) == [
        "present_is_the_last"
    ]


DAYS = st.integers(0, 4000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))


@given(DAYS, DAYS, DAYS)
def test_m9_two_rows_never_hold_on_one_day(begins: date, turn: date, today: date) -> None:
    present = Period(valid_from=begins, ends_before=None)
    if not obstacles_to_succeed(present, from_day=turn, today=today):
        assert begins < turn
        assert turn >= today


def test_m9_the_check_refuses_with_the_rules_id() -> None:
    with pytest.raises(Refused) as refused:
        check_succeed(SINCE_2018, from_day=date(2018, 1, 1), today=TODAY)
    assert named(refused.value.obstacles) == ["after_the_present", "not_backwards"]
    assert refused.value.rule == "M9"


@pytest.mark.parametrize("months", [3, 6, 9, 12, 15, 18])
def test_h1_months_that_make_three_phases_are_fine(months: int) -> None:
    assert obstacles_to_law(law(months=months)) == ()


@pytest.mark.parametrize("months", [0, 1, 8, 10, 21, -3])
def test_h1_months_that_make_no_three_phases_are_refused(months: int) -> None:
    assert named(obstacles_to_law(law(months=months))) == ["months_make_phases"]


@pytest.mark.parametrize("caseload", [0, -1, 61])
def test_h1_a_caseload_is_a_number_of_people(caseload: int) -> None:
    assert named(obstacles_to_law(law(caseload=caseload))) == ["caseload_is_a_number"]


def test_h1_a_grant_has_a_longest_length_exactly_when_it_is_limited() -> None:
    mentor = {"code": LegalBasisCode.LAB_MENTOR}
    assert named(obstacles_to_law(law(**mentor, time_limited=True))) == ["end_fits"]
    assert named(obstacles_to_law(law(max_months=6))) == ["end_fits"]
    check_law(law(**mentor, time_limited=True, max_months=6))


def test_h3_section_85_is_never_time_limited() -> None:
    found = obstacles_to_law(law(time_limited=True, max_months=6))
    assert [(lack.rule, lack.condition) for lack in found] == [("H3", "never_limited")]


@pytest.mark.parametrize("code", [LegalBasisCode.SEL_82B, LegalBasisCode.LAB_MENTOR])
def test_h1_every_other_law_is_time_limited(code: LegalBasisCode) -> None:
    found = obstacles_to_law(law(code=code))
    assert [(lack.rule, lack.condition) for lack in found] == [("H1", "always_limited")]


@pytest.mark.parametrize(
    ("code", "value", "most"),
    [
        (LimitCode.CONTACT_PHASE_1, 0, "1.000"),
        (LimitCode.CONTACT_PHASE_1, -1, "1.000"),
        (LimitCode.CONTACT_PHASE_1, 1001, "1.000"),
        (LimitCode.WEEKLY_HOURS, 38, "37"),
        (LimitCode.GLASS_HOURS, 4, "3"),
    ],
)
def test_m9_a_limit_is_a_number_within_reach(code: LimitCode, value: int, most: str) -> None:
    with pytest.raises(Refused) as refused:
        check_limit(code, value)
    assert named(refused.value.obstacles) == ["limit_is_a_number"]
    assert refused.value.obstacles[0].sentence == f"Tallet skal være fra 1 til {most}."


def test_m9_every_number_between_is_a_limit() -> None:
    for value in (1, 14, 1000):
        check_limit(LimitCode.CONTACT_PHASE_1, value)
    check_limit(LimitCode.WEEKLY_HOURS, 37)
    check_limit(LimitCode.GLASS_HOURS, 3)
