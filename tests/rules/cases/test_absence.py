"""Who may stand in for whom, and what is pointed out (A1, A6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.absence import (
    LONGEST,
    NewAbsence,
    Person,
    check_end,
    covered,
    obstacles_to_absence,
    warnings_at_absence,
)
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)
NADIA = Person(user_id=1, roles=frozenset({Role.CTI_WORKER}))
OLE = Person(user_id=2, roles=frozenset({Role.CTI_WORKER, Role.SOCIAL_CASEWORKER}))
WEEK = NewAbsence(
    absent=NADIA, deputy=OLE, starts_on=DAY, ends_before=DAY + timedelta(days=7), may_say=True
)
NEXT_WEEK = ((DAY + timedelta(days=6), DAY + timedelta(days=13)),)
AFTERWARDS = ((DAY + timedelta(days=7), DAY + timedelta(days=13)),)


def conditions(**changes: object) -> list[str]:
    found = obstacles_to_absence(replace(WEEK, **changes), today=DAY)  # type: ignore[arg-type]
    return [obstacle.condition for obstacle in found]


def test_a1_a_week_away_with_a_colleague_of_the_same_role_stands() -> None:
    assert conditions() == []
    assert conditions(deputy=replace(OLE, away=AFTERWARDS)) == []


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"may_say": False}, "absence_of_ones_own"),
        ({"ends_before": DAY}, "absence_forward"),
        ({"ends_before": DAY + LONGEST + timedelta(days=1)}, "absence_at_most_a_year"),
        ({"absent": replace(NADIA, away=NEXT_WEEK)}, "absent_once"),
        ({"deputy": NADIA}, "somebody_else_stands_in"),
        ({"deputy": replace(OLE, is_active=False)}, "deputy_holds_role"),
        ({"deputy": replace(OLE, roles=frozenset({Role.JOB_CONSULTANT}))}, "deputy_holds_role"),
        ({"deputy": replace(OLE, away=NEXT_WEEK)}, "deputy_is_there"),
    ],
)
def test_a1_each_thing_in_the_way_is_named(changes: dict[str, object], condition: str) -> None:
    assert condition in conditions(**changes)


def test_a1_nobody_stands_in_for_days_that_are_over() -> None:
    over = replace(WEEK, starts_on=DAY - timedelta(days=9), ends_before=DAY)
    assert [one.condition for one in obstacles_to_absence(over, today=DAY)] == ["absence_not_over"]


@given(st.frozensets(st.sampled_from(Role)), st.frozensets(st.sampled_from(Role)))
def test_m1_a_deputy_covers_team_roles_that_both_hold_and_no_other(
    absent: frozenset[Role], deputy: frozenset[Role]
) -> None:
    both = {role for role in TEAM_ROLES if role in absent and role in deputy}
    assert covered(absent, deputy) == both


def test_a6_what_to_think_of_is_pointed_out() -> None:
    def said(
        seats: tuple[Role, ...] = (Role.CTI_WORKER,),
        *,
        stands_in_then: bool = False,
        percent_then: int = 100,
    ) -> list[str]:
        found = warnings_at_absence(
            seats=seats,
            deputy=frozenset({Role.CTI_WORKER}),
            stands_in_then=stands_in_then,
            percent_then=percent_then,
        )
        return [one.condition for one in found]

    assert said() == []
    assert said(percent_then=101) == ["deputy_within_norm"]
    assert said(stands_in_then=True) == ["absent_stands_in_for_nobody"]
    assert said((Role.CTI_WORKER, Role.SOCIAL_CASEWORKER)) == ["absence_every_role_covered"]


@pytest.mark.parametrize(("back", "expected"), [(-1, "A1"), (0, ""), (3, ""), (8, "A1")])
def test_a1_who_is_back_early_is_back_within_the_days(back: int, expected: str) -> None:
    refused = ""
    try:
        check_end(
            starts_on=DAY,
            ends_before=DAY + timedelta(days=7),
            back_on=DAY + timedelta(days=back),
            may_say=True,
        )
    except Refused as told:
        refused = told.rule
    assert refused == expected
