from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kickoff import (
    Kickoff,
    check_kickoff,
    obstacles_to_kickoff,
    warnings_at_kickoff,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 1, 19)
EVERYONE = frozenset({Role.CITIZEN, Role.SOCIAL_CASEWORKER, Role.JOB_CONSULTANT, Role.CTI_WORKER})
READY = Kickoff(
    held_on=TODAY,
    present=EVERYONE,
    prepared_by=frozenset({Role.SOCIAL_CASEWORKER, Role.EMPLOYMENT_CASEWORKER}),
    citizen_assents=True,
    cv_starts_on=TODAY,
    time_plan="Plan inden 2. februar.",
    plan_owner=Role.EMPLOYMENT_CASEWORKER,
)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_kickoff(replace(READY, **changes), today=TODAY))  # type: ignore[arg-type]


def test_b1_one_caseworker_is_enough_beside_citizen_cti_worker_and_consultant() -> None:
    check_kickoff(READY, today=TODAY)
    other = EVERYONE - {Role.SOCIAL_CASEWORKER} | {Role.EMPLOYMENT_CASEWORKER}
    assert found(present=other) == []


@pytest.mark.parametrize(
    ("absent", "condition"),
    [
        (Role.CITIZEN, "citizen_present"),
        (Role.SOCIAL_CASEWORKER, "caseworker_present"),
        (Role.CTI_WORKER, "cti_worker_present"),
        (Role.JOB_CONSULTANT, "job_consultant_present"),
    ],
)
def test_b1_the_kickoff_is_not_held_without(absent: Role, condition: str) -> None:
    assert found(present=EVERYONE - {absent}) == [("B1", condition)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"citizen_assents": False}, [("B3", "citizen_assents")]),
        ({"cv_starts_on": None}, [("B4", "cv_date_agreed")]),
        ({"cv_starts_on": date(2026, 1, 18)}, [("B4", "cv_date_ahead")]),
        ({"time_plan": "Snart."}, [("B4", "time_plan_agreed")]),
        ({"plan_owner": None}, [("B4", "plan_owner_named")]),
        ({"plan_owner": Role.CTI_WORKER}, [("B4", "plan_owner_named")]),
        (
            {"held_on": date(2026, 1, 20), "cv_starts_on": date(2026, 1, 20)},
            [("B1", "kickoff_held_by_now")],
        ),
    ],
)
def test_b4_the_kickoff_cannot_be_closed_without_what_must_be_agreed(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert found(**changes) == expected
    with pytest.raises(Refused):
        check_kickoff(replace(READY, **changes), today=TODAY)  # type: ignore[arg-type]


def test_b1_both_departments_prepare_it_together_or_it_is_pointed_out() -> None:
    assert warnings_at_kickoff(READY) == ()
    alone = replace(READY, prepared_by=frozenset({Role.SOCIAL_CASEWORKER}))
    assert conditions(warnings_at_kickoff(alone)) == [("B1", "prepared_together")]
    assert obstacles_to_kickoff(alone, today=TODAY) == ()
