"""Ending a grant by a decision, and two grants of one law (H1, H3)."""

from datetime import date, timedelta

import pytest

from fodfaeste.rules.decisions.ending import (
    GrantEnding,
    check_ending,
    obstacles_to_another_grant,
    obstacles_to_ending,
)
from fodfaeste.rules.periods import Period
from fodfaeste.rules.refusal import Refused

DECIDED = date(2026, 3, 4)
STARTS = date(2026, 1, 1)


def ending(last_day: date, *, ends_before: date | None = None) -> GrantEnding:
    return GrantEnding(
        starts_on=STARTS, ends_before=ends_before, last_day=last_day, decided_on=DECIDED
    )


def test_h3_a_grant_ends_on_the_day_of_the_decision_or_later() -> None:
    check_ending(ending(DECIDED))
    with pytest.raises(Refused) as caught:
        check_ending(ending(DECIDED - timedelta(days=1)))
    assert (caught.value.rule, caught.value.obstacles[0].condition) == ("H3", "ends_after_decision")


def test_h3_a_grant_does_not_end_before_it_begins() -> None:
    early = GrantEnding(
        starts_on=date(2026, 4, 1), ends_before=None, last_day=DECIDED, decided_on=DECIDED
    )
    assert [lack.condition for lack in obstacles_to_ending(early)] == ["ends_after_grant_starts"]


def test_h3_a_grant_that_runs_out_sooner_is_not_ended() -> None:
    runs_out = date(2026, 4, 1)
    assert obstacles_to_ending(ending(date(2026, 3, 30), ends_before=runs_out)) == ()
    for day in (date(2026, 3, 31), runs_out):
        late = obstacles_to_ending(ending(day, ends_before=runs_out))
        assert [lack.condition for lack in late] == ["grant_still_running"]


def test_h1_two_grants_of_one_law_may_touch_and_not_overlap() -> None:
    first = Period(STARTS, date(2026, 7, 1))
    assert obstacles_to_another_grant(Period(date(2026, 7, 1), None), (first,)) == ()
    found = obstacles_to_another_grant(Period(date(2026, 6, 30), None), (first,))
    assert [(lack.rule, lack.condition) for lack in found] == [("H1", "no_grant_by_same_law")]
