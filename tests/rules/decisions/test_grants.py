from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.decisions.grants import (
    Grant,
    Visitation,
    check_grant,
    check_visitation,
    ends_only_by_decision,
    expiry_alert,
    obstacles_to_grant,
    obstacles_to_visitation,
    warnings_on_goal,
)
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions, reminders

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
        check_visitation(lacking)
    check_visitation(VISITATION)


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


@pytest.mark.parametrize(
    ("ends_before", "today", "expected"),
    [
        (None, date(2060, 1, 1), []),
        (date(2026, 9, 2), date(2026, 7, 21), []),
        (date(2026, 9, 2), date(2026, 7, 22), [("H6", "grant_runs_out")]),
        (date(2026, 9, 2), date(2026, 10, 1), [("H6", "grant_is_over")]),
    ],
)
def test_h6_a_grant_that_runs_out_is_told_six_weeks_before(
    ends_before: date | None, today: date, expected: list[tuple[str, str]]
) -> None:
    assert reminders(expiry_alert(ends_before, today=today)) == expected


def test_h6_a_grant_that_has_run_out_is_told_as_that() -> None:
    end = date(2026, 9, 2)
    soon, over = (expiry_alert(end, today=day)[0].obstacle for day in (date(2026, 9, 1), end))
    assert soon.sentence.startswith("Bevillingen udløber snart.")
    assert over.sentence.startswith("Bevillingen er udløbet.")
