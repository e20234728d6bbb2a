from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fodfaeste.rules.placement.agreement import (
    Agreement,
    check_agreeing,
    check_agreement,
    obstacles_to_agreeing,
    obstacles_to_agreement,
    obstacles_to_asked_again,
    warnings_at_agreement,
    warnings_in_force,
)
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

READY = Agreement(
    starts_on=date(2026, 3, 9),
    weekly_hours=Decimal(8),
    tasks=("Sætte varer på plads",),
    considerations="En pause midt på dagen",
    no_considerations=False,
    sub_goals=("Møde alle aftalte dage i fire uger",),
    next_follow_up_on=date(2026, 3, 20),
    ordinary_possible=True,
    ordinary_when="Når kassen kan passes alene",
    no_ordinary_reason="",
    times="Mandag og onsdag 9–13",
    hours_of_times=Decimal(8),
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"weekly_hours": None}, [("D3", "hours_said")]),
        ({"weekly_hours": Decimal("37.5")}, [("D8", "within_full_time")]),
        ({"weekly_hours": Decimal(-1)}, [("D8", "hours_not_below_zero")]),
        ({"tasks": ("", " ")}, [("D3", "tasks_said")]),
        ({"considerations": ""}, [("D3", "considerations_said")]),
        ({"considerations": "", "no_considerations": True}, []),
        ({"sub_goals": ()}, [("D3", "sub_goals_said")]),
        ({"next_follow_up_on": None}, [("D3", "follow_up_said")]),
        ({"next_follow_up_on": date(2026, 3, 8)}, [("D3", "follow_up_ahead")]),
        ({"ordinary_possible": None}, [("D4", "ordinary_answered")]),
        ({"ordinary_when": ""}, [("D4", "ordinary_when_said")]),
        ({"ordinary_possible": False, "ordinary_when": ""}, []),
    ],
)
def test_d3_and_d4_the_agreement_says_all_it_must(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(obstacles_to_agreement(replace(READY, **changes))) == expected  # type: ignore[arg-type]


def test_d3_an_agreement_that_lacks_something_is_refused() -> None:
    check_agreement(READY)
    with pytest.raises(Refused):
        check_agreement(replace(READY, tasks=()))


def test_d4_no_paid_hours_without_a_reason_is_pointed_out_and_does_not_stop() -> None:
    no = replace(READY, ordinary_possible=False)
    assert conditions(warnings_at_agreement(no)) == [("D4", "no_ordinary_reasoned")]
    assert warnings_at_agreement(replace(no, no_ordinary_reason="Ingen ledige timer i år")) == ()
    assert warnings_at_agreement(READY) == ()


def test_d6_all_three_parties_agree_and_the_absent_are_named() -> None:
    check_agreeing(READY, agreed_by=frozenset(AgreementParty))
    some = frozenset({AgreementParty.JOB_CONSULTANT})
    found = obstacles_to_agreeing(READY, agreed_by=some)
    assert conditions(found) == [("D6", "agreed_by_all")]
    assert found[0].sentence.endswith("Der mangler ja fra: borgeren, arbejdsgiveren.")
    with pytest.raises(Refused):
        check_agreeing(READY, agreed_by=some)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"times": ""}, [("D3", "times_said")]),
        ({"hours_of_times": Decimal(6)}, [("D3", "times_hold_the_hours")]),
        ({"hours_of_times": Decimal(8)}, []),
        ({"hours_of_times": Decimal(10)}, []),
        ({"hours_of_times": None}, []),
    ],
)
def test_d3_days_and_times_that_do_not_hold_the_hours_are_pointed_out(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert conditions(warnings_at_agreement(replace(READY, **changes))) == expected  # type: ignore[arg-type]


def test_d3_a_need_is_a_consideration_and_none_is_not_both() -> None:
    needs = replace(READY, considerations="", needs_said=True)
    assert obstacles_to_agreement(needs) == ()
    both = replace(needs, no_considerations=True)
    assert conditions(obstacles_to_agreement(both)) == [("D3", "considerations_clear")]


@pytest.mark.parametrize(
    ("possible", "asked_on", "today", "is_due"),
    [
        (False, None, date(2026, 3, 19), False),
        (False, None, date(2026, 3, 20), True),
        (False, date(2026, 3, 19), date(2026, 3, 20), True),
        (False, date(2026, 3, 20), date(2026, 3, 25), False),
        (True, None, date(2026, 3, 25), False),
        (None, None, date(2026, 3, 25), False),
    ],
)
def test_d4_a_no_is_raised_again_at_each_follow_up(
    possible: bool | None,  # noqa: FBT001
    asked_on: date | None,
    today: date,
    is_due: bool,  # noqa: FBT001
) -> None:
    facts = replace(READY, ordinary_possible=possible, ordinary_asked_on=asked_on)
    found = conditions(warnings_in_force(facts, today=today))
    assert found == ([("D4", "ordinary_asked_again")] if is_due else [])


@pytest.mark.parametrize(
    ("possible", "reason", "expected"),
    [
        (False, "Der er ingen ledige timer før maj", []),
        (False, "Nej", [("D4", "still_no_reasoned")]),
        (True, "Der er ingen ledige timer før maj", [("D4", "answer_was_no")]),
    ],
)
def test_d4_asked_again_and_still_no_has_a_reason(
    possible: bool,  # noqa: FBT001
    reason: str,
    expected: list[tuple[str, str]],
) -> None:
    facts = replace(READY, ordinary_possible=possible)
    assert conditions(obstacles_to_asked_again(facts, reason=reason)) == expected
