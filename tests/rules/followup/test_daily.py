"""Who keeps the daily overview (A8)."""

import pytest

from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.followup.daily import IN_CTI, is_daily_contact, keep_overview


@pytest.mark.parametrize("state", list(CaseState))
def test_a8_the_cti_worker_is_the_daily_contact_while_cti_runs_and_only_then(
    state: CaseState,
) -> None:
    begun = {"cti_phase_1", "cti_phase_2", "cti_phase_3", "cti_closing_due"}
    assert is_daily_contact(state, {Role.CTI_WORKER, Role.JOB_CONSULTANT}) is (state in begun)
    assert is_daily_contact(state, frozenset(Role) - {Role.CTI_WORKER}) is False


def test_a8_before_and_after_cti_the_caseworkers_keep_the_overview() -> None:
    assert keep_overview(in_cti=True) == {Role.CTI_WORKER}
    assert keep_overview(in_cti=False) == set(CASEWORKER_ROLES)
    assert CaseState.AFTERCARE not in IN_CTI
