from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.decisions.grants import (
    Grant,
    Visitation,
    check_grant,
    check_visitation,
    ends_only_by_decision,
    obstacles_to_grant,
    obstacles_to_visitation,
    warnings_on_goal,
)
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

START = date(2026, 3, 2)
VISITATION = Visitation(
    functional_impairment="Angst, der gør det svært at tage bus",
    extent_of_need="To til tre timer om ugen",
    kind_of_need="Støtte ved fremmøde og struktur",
    in_target_group=True,
)
OUTSIDE = replace(VISITATION, in_target_group=False)
BY_85 = Grant(
    basis=valid_on(LegalBasisCode.SEL_85, START),
    starts_on=START,
    ends_before=None,
    visitation=VISITATION,
    other_law_note="",
)
BY_MENTOR = replace(
    BY_85,
    basis=valid_on(LegalBasisCode.LAB_MENTOR, START),
    ends_before=date(2026, 9, 2),
    visitation=OUTSIDE,
)


def found(grant: Grant, **changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_grant(replace(grant, **changes)))  # type: ignore[arg-type]


def test_h1_a_law_that_is_not_in_force_grants_nothing() -> None:
    assert found(BY_85, basis=None) == [("H1", "law_in_force")]


def test_h2_85_takes_a_visitation_that_says_yes() -> None:
    check_grant(BY_85)
    assert found(BY_85, visitation=None) == [("H2", "visitation_recorded")]
    assert found(BY_85, visitation=OUTSIDE) == [("H2", "in_target_group")]


@pytest.mark.parametrize(
    ("field", "condition"),
    [
        ("functional_impairment", "impairment_said"),
        ("extent_of_need", "extent_said"),
        ("kind_of_need", "kind_said"),
    ],
)
def test_h2_a_visitation_has_its_three_texts(field: str, condition: str) -> None:
    lacking = replace(VISITATION, **{field: "Angst"})  # type: ignore[arg-type]
    assert conditions(obstacles_to_visitation(lacking)) == [("H2", condition)]
    assert found(BY_85, visitation=lacking) == [("H2", condition)]
    with pytest.raises(Refused):
        check_visitation(lacking, assessed_on=START, today=START)
    check_visitation(VISITATION, assessed_on=START, today=START)


def test_h2_a_visitation_is_not_of_tomorrow() -> None:
    early = obstacles_to_visitation(VISITATION, assessed_on=START, today=START - timedelta(days=1))
    assert conditions(early) == [("H2", "assessed_by_now")]


@pytest.mark.parametrize("months", [-13, 13, 1200, -1200])
def test_h1_a_grant_that_begins_years_from_its_decision_is_a_slip(months: int) -> None:
    assert found(BY_85, decided_on=add_months(START, -months)) == [("H1", "grant_starts_in_reach")]


@pytest.mark.parametrize("months", [-12, -1, 0, 1, 12])
def test_h1_a_grant_begins_within_a_year_of_its_decision(months: int) -> None:
    assert found(BY_85, decided_on=add_months(START, -months)) == []


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 5))
def test_h1_six_months_from_any_day_is_within_the_law_and_a_day_more_is_not(
    starts_on: date, months: int
) -> None:
    """Start on the 29th–31st as well: the month's last day stands in for a day it has not."""
    grant = replace(BY_MENTOR, starts_on=starts_on, ends_before=add_months(starts_on, 6))
    assert found(grant) == []
    assert found(grant, ends_before=add_months(starts_on, months)) == []
    longer = add_months(starts_on, 6) + timedelta(days=1)
    assert found(grant, ends_before=longer) == [("H1", "not_longer_than_law")]
    assert found(grant, ends_before=starts_on) == [("H1", "grant_ends_after_start")]


def test_h2_85_comes_first_and_another_law_needs_its_assessment() -> None:
    note = "Borgeren ønsker en mentor på arbejdspladsen."
    assert found(BY_MENTOR) == []
    assert found(BY_MENTOR, visitation=VISITATION) == [("H2", "sel_85_first")]
    assert found(BY_MENTOR, visitation=None) == [("H2", "sel_85_assessed")]
    assert found(BY_MENTOR, visitation=VISITATION, other_law_note=note) == []
    assert found(BY_MENTOR, visitation=None, other_law_note=note) == []


def test_h3_a_grant_by_85_has_no_end_date() -> None:
    assert found(BY_85, ends_before=date(2026, 12, 2)) == [("H3", "no_end_date")]
    with pytest.raises(Refused, match="kun ved en ny afgørelse"):
        check_grant(replace(BY_85, ends_before=date(2026, 12, 2)))


@pytest.mark.parametrize("code", LegalBasisCode)
def test_h3_only_85_ends_by_a_decision_alone(code: LegalBasisCode) -> None:
    assert ends_only_by_decision(code) is (code is LegalBasisCode.SEL_85)


@pytest.mark.parametrize(
    ("ends_before", "expected"),
    [
        (None, [("H1", "end_date_said")]),
        (START, [("H1", "grant_ends_after_start")]),
        (date(2026, 9, 2), []),
        (date(2026, 9, 3), [("H1", "not_longer_than_law")]),
    ],
)
def test_h1_a_time_limited_grant_ends_within_six_months(
    ends_before: date | None, expected: list[tuple[str, str]]
) -> None:
    assert found(BY_MENTOR, ends_before=ends_before) == expected


def test_h1_a_law_without_a_longest_length_takes_any_end() -> None:
    assert BY_MENTOR.basis is not None
    unlimited = replace(BY_MENTOR.basis, max_months=None)
    assert found(BY_MENTOR, basis=unlimited, ends_before=date(2030, 1, 1)) == []


def test_h7_a_grant_without_a_goal_in_the_plan_is_pointed_out() -> None:
    def lacks(*, linked: bool, ends: date | None) -> list[tuple[str, str]]:
        found = warnings_on_goal(goal_linked=linked, ends_before=ends, today=date(2026, 3, 4))
        return conditions(found)

    assert lacks(linked=True, ends=None) == []
    assert lacks(linked=False, ends=None) == [("H7", "goal_linked")]
    assert lacks(linked=False, ends=date(2026, 3, 5)) == [("H7", "goal_linked")]
    assert lacks(linked=False, ends=date(2026, 3, 4)) == []
