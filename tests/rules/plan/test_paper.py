"""A copy of the plan is given between approval and today, outside the team only by consent (C6)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.plan.paper import (
    PaperHandover,
    PaperReceiver,
    check_giving,
    check_gone,
    warnings_on_copy,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

DAY = date(2026, 3, 4)
TODAY = DAY + timedelta(days=2)
YES = ConsentFacts(
    types=frozenset({InformationType.SOCIAL, InformationType.EMPLOYMENT}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.NETWORK_PERSON,
    purpose="At hendes søster kan hjælpe med planen",
    given_on=DAY,
)


def copy(
    receiver: PaperReceiver = PaperReceiver.CITIZEN,
    *,
    on: date = DAY,
    known: bool = True,
    consents: tuple[ConsentFacts, ...] = (),
) -> PaperHandover:
    return PaperHandover(
        receiver=receiver, is_known=known, approved_on=DAY, handed_over_on=on, consents=consents
    )


def refused(act: Callable[[], None]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        act()
    return [(obstacle.rule, obstacle.condition) for obstacle in found.value.obstacles]


@pytest.mark.parametrize(
    ("days", "condition"), [(-1, "handed_over_after_approval"), (3, "handed_over_already")]
)
def test_c6_the_plan_is_handed_over_between_approval_and_today(days: int, condition: str) -> None:
    given = copy(on=DAY + timedelta(days=days))
    assert refused(lambda: check_giving(given, today=TODAY)) == [("C6", condition)]


@pytest.mark.parametrize("days", [0, 1, 2])
def test_c6_any_day_from_approval_to_today_will_do(days: int) -> None:
    check_giving(copy(on=DAY + timedelta(days=days)), today=TODAY)
    check_giving(copy(PaperReceiver.COLLEAGUE, on=DAY + timedelta(days=days)), today=TODAY)


@pytest.mark.parametrize("receiver", [PaperReceiver.NETWORK_PERSON, PaperReceiver.OUTSIDE_PARTY])
def test_c2_outside_the_team_a_copy_needs_a_consent_of_that_day(receiver: PaperReceiver) -> None:
    expected = [("C2", "given_with_consent")]
    assert refused(lambda: check_giving(copy(receiver), today=TODAY)) == expected
    check_giving(copy(receiver, consents=(YES,)), today=TODAY)
    late = ConsentFacts(
        types=YES.types,
        from_party=YES.from_party,
        to_party=YES.to_party,
        purpose=YES.purpose,
        given_on=DAY + timedelta(days=1),
    )
    assert refused(lambda: check_giving(copy(receiver, consents=(late,)), today=TODAY)) == expected


def test_c2_the_yes_covers_both_what_a_plan_tells_of_work_and_of_support() -> None:
    halves = tuple(replace(YES, types=frozenset({kind})) for kind in sorted(YES.types))
    person = PaperReceiver.NETWORK_PERSON
    for half in halves:
        given = partial(check_giving, copy(person, consents=(half,)), today=TODAY)
        assert refused(given) == [("C2", "given_with_consent")]
    check_giving(copy(person, consents=halves), today=TODAY)


def test_c6_a_copy_goes_to_somebody_known() -> None:
    nobody = copy(PaperReceiver.COLLEAGUE, known=False)
    assert refused(lambda: check_giving(nobody, today=TODAY)) == [("C6", "receiver_known")]


def test_c6_a_copy_comes_back_once_and_not_before_it_went_out() -> None:
    check_gone(is_out=True, handed_over_on=DAY, gone_on=TODAY, today=TODAY)
    cases = [
        (False, TODAY, "still_out"),
        (True, DAY - timedelta(days=1), "gone_after_given"),
        (True, TODAY + timedelta(days=1), "gone_after_given"),
    ]
    for is_out, gone_on, condition in cases:
        noted = partial(check_gone, is_out=is_out, handed_over_on=DAY, gone_on=gone_on, today=TODAY)
        assert refused(noted) == [("C6", condition)]


def test_c2_paper_outside_is_asked_back_when_no_consent_covers_it_any_more() -> None:
    def pointed_out(receiver: PaperReceiver, *given: ConsentFacts) -> list[tuple[str, str]]:
        return conditions(warnings_on_copy(receiver, given, today=TODAY))

    lacking = [("C2", "held_with_consent")]
    assert pointed_out(PaperReceiver.CITIZEN) == pointed_out(PaperReceiver.COLLEAGUE) == []
    for receiver in (PaperReceiver.NETWORK_PERSON, PaperReceiver.OUTSIDE_PARTY):
        assert pointed_out(receiver, YES) == []
        assert pointed_out(receiver) == lacking
        assert pointed_out(receiver, replace(YES, withdrawn_on=TODAY)) == lacking
