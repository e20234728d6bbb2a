from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.workplace import (
    SubGoalDue,
    Talk,
    asks_again,
    check_talk,
    due_sub_goals,
    invited,
    warnings_at_talk,
    worked_share,
)
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

DAY = date(2026, 3, 4)
ALL = frozenset({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT})
GOOD = Talk(
    present=ALL,
    employer_came=True,
    ordinary_talk=OrdinaryTalk.LATER,
    ordinary_reason="",
    next_follow_up_on=DAY + timedelta(weeks=3),
)


def test_d10_the_cti_worker_is_asked_to_come_while_cti_runs() -> None:
    assert invited(cti_runs=True) == ALL
    assert invited(cti_runs=False) == ALL - {Role.CTI_WORKER}


def test_d10_the_agenda_names_the_sub_goals_that_are_due_the_earliest_first() -> None:
    late, soon, far = (
        SubGoalDue(wording=name, due_on=DAY + timedelta(days=days))
        for name, days in (("12 timer", -3), ("16 timer", 7), ("20 timer", 60))
    )
    assert due_sub_goals((far, soon, late), until=DAY + timedelta(days=7)) == (late, soon)


def test_d10_the_worked_share_of_the_planned_hours_is_whole_per_cent() -> None:
    assert worked_share(Decimal(12), Decimal(9)) == 75
    assert worked_share(Decimal(12), Decimal(0)) == 0
    assert worked_share(Decimal(0), Decimal(4)) is None


@pytest.mark.parametrize(
    ("possible", "last", "asks"),
    [
        (True, None, False),
        (False, None, True),
        (None, None, True),
        (True, OrdinaryTalk.NO, True),
        (False, OrdinaryTalk.LATER, False),
        (False, OrdinaryTalk.NO, True),
    ],
)
def test_d4_a_no_to_paid_hours_is_raised_again_at_each_follow_up(
    possible: bool | None,  # noqa: FBT001 -- a column of the table
    last: OrdinaryTalk | None,
    asks: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert asks_again(ordinary_possible=possible, last=last) == asks


def test_d4_a_no_at_the_follow_up_has_a_reason() -> None:
    said_no = replace(GOOD, ordinary_talk=OrdinaryTalk.NO, ordinary_reason="Nej")
    with pytest.raises(Refused) as refused:
        check_talk(said_no, held_on=DAY)
    assert conditions(refused.value.obstacles) == [("D4", "no_paid_hours_reasoned")]
    check_talk(replace(said_no, ordinary_reason="Der er ikke råd før sommer."), held_on=DAY)


def test_d10_the_next_follow_up_lies_after_this_one() -> None:
    check_talk(replace(GOOD, next_follow_up_on=None), held_on=DAY)
    with pytest.raises(Refused) as refused:
        check_talk(replace(GOOD, next_follow_up_on=DAY), held_on=DAY)
    assert conditions(refused.value.obstacles) == [("D10", "next_talk_ahead")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"employer_came": False}, [("D10", "three_at_work")]),
        ({"present": ALL - {Role.CITIZEN}}, [("D10", "three_at_work")]),
        ({"present": ALL - {Role.CTI_WORKER}}, [("D10", "cti_worker_came")]),
        ({"ordinary_talk": OrdinaryTalk.NOT_ASKED}, [("D4", "paid_hours_raised")]),
        ({"next_follow_up_on": None}, [("D10", "next_talk_agreed")]),
    ],
)
def test_d10_what_the_follow_up_lacked_is_pointed_out(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    talk = replace(GOOD, **changes)  # type: ignore[arg-type]
    assert conditions(warnings_at_talk(talk, cti_runs=True)) == expected


def test_d10_without_cti_nobody_misses_the_cti_worker() -> None:
    talk = replace(GOOD, present=ALL - {Role.CTI_WORKER})
    assert warnings_at_talk(talk, cti_runs=False) == ()
