from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.labels import DEFAULTS, RoleLabel, label_on
from fodfaeste.rules.access.roles import (
    CONTINUOUS_ROLES,
    TEAM_ROLES,
    Department,
    Role,
    department_of,
)

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("role", Role)
def test_a3_every_role_is_described_in_a_plain_sentence(role: Role) -> None:
    row = label_on(role, TODAY)
    assert (row.role, row.description[-1]) == (role, ".")


def test_a5_a_municipality_calls_the_role_what_it_likes_from_a_day_on() -> None:
    renamed = RoleLabel(
        Role.JOB_CONSULTANT, "Virksomhedskonsulent", "Finder job med dig.", date(2026, 1, 1)
    )
    table = (renamed, *DEFAULTS)
    assert label_on(Role.JOB_CONSULTANT, date(2025, 12, 31), table).label == "Jobkonsulent"
    assert label_on(Role.JOB_CONSULTANT, TODAY, table).label == "Virksomhedskonsulent"


def test_a5_a_role_without_a_label_is_an_error() -> None:
    later = [replace(row, valid_from=date(2027, 1, 1)) for row in DEFAULTS]
    with pytest.raises(LookupError, match="leader"):
        label_on(Role.LEADER, TODAY, later)


def test_the_team_is_two_departments_and_all_but_the_cti_worker_go_on() -> None:
    assert [department_of(role) for role in TEAM_ROLES] == [
        Department.EMPLOYMENT,
        Department.SOCIAL,
        Department.EMPLOYMENT,
        Department.SOCIAL,
    ]
    assert department_of(Role.LEADER) is None
    assert frozenset(TEAM_ROLES) - CONTINUOUS_ROLES == {Role.CTI_WORKER}
