"""Hurtig afklaring from citizen and workplace: who is asked, who decides (G6)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, TEAM_ROLES, Role
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.followup.quick_raised import (
    MOST_WAITING,
    PassedOn,
    Raised,
    asked_of,
    check_passing_on,
    check_raising,
    may_pass_on,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

CTI, SOCIAL = Role.CTI_WORKER, Role.SOCIAL_CASEWORKER
TEAM = frozenset(TEAM_ROLES)
PASSED = PassedOn(state=QuickState.OPEN, asked=frozenset({CTI}), roles=frozenset({CTI}), seats=TEAM)


def test_g6_in_cti_the_cti_worker_is_asked_and_else_the_caseworkers() -> None:
    assert asked_of(TEAM, in_cti=True) == {CTI}
    assert asked_of(TEAM, in_cti=False) == set(CASEWORKER_ROLES)
    assert asked_of(TEAM - {CTI}, in_cti=True) == set(CASEWORKER_ROLES)
    assert asked_of({SOCIAL}, in_cti=False) == {SOCIAL}


@given(seats=st.frozensets(st.sampled_from(list(TEAM_ROLES))), in_cti=st.booleans())
def test_g6_somebody_is_always_asked(*, seats: frozenset[Role], in_cti: bool) -> None:
    asked = asked_of(seats, in_cti=in_cti)
    assert asked
    assert asked <= seats or asked == set(CASEWORKER_ROLES)


def test_g6_a_question_says_something_and_few_wait_at_a_time() -> None:
    check_raising(Raised(question="Får jeg løn i ferien?", waiting=MOST_WAITING - 1))
    with pytest.raises(Refused) as refused:
        check_raising(Raised(question="Løn?", waiting=MOST_WAITING))
    assert conditions(refused.value.obstacles) == [
        ("G6", "quick_matter_said"),
        ("G6", "quick_few_at_a_time"),
    ]


def test_g6_what_takes_a_decision_is_passed_on_to_the_caseworkers() -> None:
    check_passing_on(PASSED)
    check_passing_on(replace(PASSED, roles=frozenset({Role.LEADER})))
    assert may_pass_on({CTI, SOCIAL}, {SOCIAL}) is True


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"state": QuickState.ANSWERED}, "quick_passed_on_while_open"),
        ({"roles": frozenset({Role.JOB_CONSULTANT})}, "quick_passed_on_by_asked"),
        ({"asked": frozenset({SOCIAL}), "roles": frozenset({SOCIAL})}, "quick_passed_on_by_asked"),
        ({"seats": frozenset({CTI})}, "quick_somebody_decides"),
    ],
)
def test_g6_nobody_else_passes_on_and_never_to_nobody(
    changed: dict[str, object], condition: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_passing_on(replace(PASSED, **changed))  # type: ignore[arg-type]  # one field
    assert conditions(refused.value.obstacles) == [("G6", condition)]
