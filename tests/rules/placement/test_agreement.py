from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fodfaeste.rules.placement.agreement import (
    Agreement,
    check_agreeing,
    check_agreement,
    may_become,
    obstacles_to_agreeing,
    obstacles_to_agreement,
    warnings_at_agreement,
)
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState
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


def test_d6_a_version_goes_from_draft_to_agreed_and_is_replaced_never_changed() -> None:
    state = AgreementState
    steps = {(now, then) for now in state for then in state if may_become(now, then)}
    assert steps == {
        (state.DRAFT, state.PROPOSED),
        (state.PROPOSED, state.DRAFT),
        (state.PROPOSED, state.AGREED),
        (state.AGREED, state.REPLACED),
        (state.AGREED, state.ENDED),
    }
