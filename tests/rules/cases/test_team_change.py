"""Who may take over, with what reason, and when the citizen can have heard of it (A1–A3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.team_change import check_change, check_told
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)


def refusal_of(role: Role, *, after: int = 2, reason: str = "", holds_role: bool = True) -> str:
    try:
        check_change(role=role, before=1, after=after, reason=reason, holds_role=holds_role)
    except Refused as refused:
        return refused.obstacles[0].condition
    return ""


@pytest.mark.parametrize(
    ("role", "expected"),
    [(role, "" if role is Role.CTI_WORKER else "change_reason_said") for role in TEAM_ROLES],
)
def test_a2_those_who_go_through_are_not_changed_without_a_reason(
    role: Role, expected: str
) -> None:
    assert refusal_of(role) == expected
    assert refusal_of(role, reason="Jonas er på barsel til sommer") == ""


def test_a1_nobody_takes_over_a_role_they_do_not_hold() -> None:
    said = "Jonas er på barsel til sommer"
    assert refusal_of(Role.JOB_CONSULTANT, reason=said, holds_role=False) == "successor_holds_role"
    assert refusal_of(Role.JOB_CONSULTANT, reason=said, after=1) == "somebody_else"


@given(days=st.integers(min_value=-400, max_value=400))
def test_a3_a_citizen_was_told_within_the_course_and_not_tomorrow(days: int) -> None:
    enrolled_on = DAY - timedelta(days=90)
    told_on = DAY + timedelta(days=days)
    if enrolled_on <= told_on <= DAY:
        check_told(told_on=told_on, enrolled_on=enrolled_on, today=DAY)
    else:
        with pytest.raises(Refused) as refused:
            check_told(told_on=told_on, enrolled_on=enrolled_on, today=DAY)
        assert refused.value.rule == "A3"
