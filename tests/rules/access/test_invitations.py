"""L1: an invitation is handed over in person; what became of it is said plainly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fodfaeste.rules.access.invitations import (
    MOST_MISSES,
    AccountFacts,
    AccountState,
    InvitationFacts,
    InvitationState,
    account_state,
    check_account_address,
    check_invitation,
    check_revoked_in_time,
    state_of,
)
from fodfaeste.rules.refusal import Refused

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
WAITS = InvitationFacts(expires=NOW + timedelta(days=7))


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (WAITS, InvitationState.OPEN),
        (replace(WAITS, misses=MOST_MISSES - 1), InvitationState.OPEN),
        (replace(WAITS, misses=MOST_MISSES), InvitationState.LOCKED),
        (replace(WAITS, expires=NOW), InvitationState.EXPIRED),
        (replace(WAITS, is_revoked=True, misses=9), InvitationState.REVOKED),
        (replace(WAITS, is_used=True, expires=NOW - timedelta(days=9)), InvitationState.USED),
    ],
)
def test_l1_an_invitation_is_good_once_and_for_a_time(
    facts: InvitationFacts, state: InvitationState
) -> None:
    assert state_of(facts, NOW) is state


def test_l1_nobody_is_invited_unseen() -> None:
    check_invitation(seen_in_person=True)
    with pytest.raises(Refused) as caught:
        check_invitation(seen_in_person=False)
    assert (caught.value.rule, caught.value.obstacles[0].condition) == ("L1", "seen_in_person")


def test_l1_what_was_used_is_not_taken_back() -> None:
    for facts in (WAITS, replace(WAITS, misses=9), replace(WAITS, is_revoked=True)):
        check_revoked_in_time(facts, NOW)
    with pytest.raises(Refused) as caught:
        check_revoked_in_time(replace(WAITS, is_used=True), NOW)
    assert caught.value.obstacles[0].condition == "invitation_not_used"


def test_l1_an_address_signs_one_person_in() -> None:
    check_account_address(is_taken=False)
    with pytest.raises(Refused, match="bruges allerede"):
        check_account_address(is_taken=True)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (AccountFacts(), AccountState.NONE),
        (AccountFacts(exists=True, is_open=True), AccountState.BEGUN),
        (AccountFacts(exists=True, is_open=True, ways=1), AccountState.READY),
        (AccountFacts(exists=True, ways=1), AccountState.CLOSED),
    ],
)
def test_l3_the_team_sees_whether_the_citizen_signs_in(
    facts: AccountFacts, state: AccountState
) -> None:
    assert account_state(facts) is state
