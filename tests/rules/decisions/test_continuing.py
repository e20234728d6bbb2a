"""Deciding that a grant goes on after CTI (H3)."""

from datetime import date

import pytest

from fodfaeste.rules.decisions.continuing import (
    GrantContinuing,
    check_continuing,
    obstacles_to_continuing,
)
from fodfaeste.rules.refusal import Refused

STARTS = date(2026, 3, 2)


def going_on(*, ends_before: date | None = None, decided_on: date = STARTS) -> GrantContinuing:
    return GrantContinuing(starts_on=STARTS, ends_before=ends_before, decided_on=decided_on)


def test_h3_a_grant_without_an_end_goes_on_from_its_first_day() -> None:
    assert obstacles_to_continuing(going_on()) == ()


def test_h3_a_grant_that_has_not_begun_does_not_go_on() -> None:
    with pytest.raises(Refused) as caught:
        check_continuing(going_on(decided_on=date(2026, 3, 1)))
    assert [(lack.rule, lack.condition) for lack in caught.value.obstacles] == [
        ("H3", "grant_has_begun")
    ]


def test_h3_a_grant_with_an_end_is_granted_anew() -> None:
    found = obstacles_to_continuing(going_on(ends_before=date(2026, 9, 2)))
    assert [(lack.rule, lack.condition) for lack in found] == [("H3", "grant_has_no_end")]
