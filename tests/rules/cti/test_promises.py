"""Anchored: everybody a plan names has said yes to what it says, and may be told (F3, I1, C2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.cti.promises import (
    Anchoring,
    Promise,
    PromiseIn,
    SafetyPlanKind,
    SupporterKind,
    anchored,
    asks_again,
    check_in_plan,
    check_left_out,
    check_pointed,
    check_promise,
    check_yes,
    how_anchored,
    in_plan,
    is_anchored,
    may_be_told,
    workplace_consents,
)
from fodfaeste.rules.refusal import Refused

TODAY = date(2026, 3, 4)
CRISIS, RETENTION = SafetyPlanKind
NOBODY = "Ikke forankret: ingen har fået en opgave i planen endnu"
TOLD = ConsentFacts(
    types=frozenset({InformationType.SOCIAL}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.NETWORK_PERSON,
    purpose="At søsteren ved, hvad hun kan gøre",
    given_on=date(2026, 1, 12),
)
BAKERY = replace(TOLD, to_party=Party.EMPLOYER, to_name="Byens Brød")


def promise(
    plan: PromiseIn = PromiseIn.BOTH,
    *,
    accepted: bool = True,
    reachable: bool = True,
    over: bool = False,
) -> Promise:
    return Promise(plan=plan, accepted=accepted, reachable=reachable, is_over=over)


PROMISES = st.lists(
    st.builds(
        Promise,
        plan=st.sampled_from(PromiseIn),
        accepted=st.booleans(),
        reachable=st.booleans(),
        is_over=st.booleans(),
    ),
    max_size=6,
).map(tuple)


def both(*promises: Promise, crisis: bool = True, retention: bool = True) -> Anchoring:
    return Anchoring(crisis_written=crisis, retention_written=retention, promises=promises)


def test_i1_both_plans_are_written_and_everybody_named_has_said_yes() -> None:
    assert anchored(both(promise()))
    assert anchored(both(promise(PromiseIn.CRISIS), promise(PromiseIn.RETENTION)))
    assert not anchored(both(promise(PromiseIn.CRISIS)))
    assert not anchored(both())
    assert not anchored(both(promise(), promise(accepted=False)))
    assert not anchored(both(promise(), promise(reachable=False)))
    assert not anchored(both(promise(), promise(over=True)))
    assert not anchored(both(promise(), crisis=False))
    assert not anchored(both(promise(), retention=False))


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        ((), NOBODY),
        ((promise(),), "Forankret: den ene, der er nævnt, har sagt ja"),
        (
            (promise(), promise(), promise(accepted=False)),
            "Ikke forankret endnu: 2 af 3 har sagt ja",
        ),
        ((promise(), promise(PromiseIn.CRISIS)), "Forankret: alle 2 har sagt ja"),
        (
            (promise(PromiseIn.RETENTION),),
            NOBODY,
        ),
        (
            (promise(), promise(over=True)),
            "Ikke forankret: den sidste dag er gået for 1 af 2",
        ),
    ],
)
def test_i1_how_far_it_is_is_said_in_numbers(promises: tuple[Promise, ...], words: str) -> None:
    assert how_anchored(promises, CRISIS) == words


@given(PROMISES, PROMISES)
def test_i1_somebody_more_who_has_not_said_yes_never_anchors_and_a_yes_never_unanchors(
    promises: tuple[Promise, ...], more: tuple[Promise, ...]
) -> None:
    for kind in SafetyPlanKind:
        if is_anchored((*promises, *more), kind):
            named = in_plan(promises, kind)
            assert not named or is_anchored(promises, kind)
        said_yes = tuple(
            replace(one, accepted=True, reachable=True, is_over=False) for one in promises
        )
        assert is_anchored(said_yes, kind) is bool(in_plan(promises, kind))
    assert anchored(both(*promises)) is all(is_anchored(promises, kind) for kind in SafetyPlanKind)
    assert how_anchored(promises, CRISIS).startswith("Forankret") is is_anchored(promises, CRISIS)


def refused(caught: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(one.rule, one.condition) for one in caught.value.obstacles]


@pytest.mark.parametrize(
    ("kind", "consents", "there", "expected"),
    [
        (SupporterKind.TEAM, [], True, []),
        (SupporterKind.TEAM, [], False, [("F3", "promise_by_somebody_still_there")]),
        (SupporterKind.NETWORK, [TOLD], True, []),
        (SupporterKind.NETWORK, [TOLD], False, [("F3", "promise_by_somebody_still_there")]),
        (SupporterKind.NETWORK, [], True, [("C2", "involved_with_consent")]),
        (
            SupporterKind.NETWORK,
            [replace(TOLD, withdrawn_on=TODAY)],
            True,
            [("C2", "involved_with_consent")],
        ),
        (SupporterKind.WORKPLACE, [BAKERY], True, []),
        (SupporterKind.WORKPLACE, [TOLD], True, [("C2", "involved_with_consent")]),
        (None, [TOLD], True, [("F3", "promise_by_a_known_person")]),
    ],
)
def test_c2_a_yes_needs_a_known_person_who_may_be_told(
    kind: SupporterKind | None,
    consents: list[ConsentFacts],
    there: bool,  # noqa: FBT001 -- a row of the table
    expected: list[tuple[str, str]],
) -> None:
    if kind:
        told = may_be_told(kind, consents, is_there=there, today=TODAY)
        assert told is (expected == [])
    if not expected:
        check_yes(kind, consents, is_there=there, accepted_on=TODAY, today=TODAY)
        return
    with pytest.raises(Refused) as caught:
        check_yes(kind, consents, is_there=there, accepted_on=TODAY, today=TODAY)
    assert refused(caught) == expected


def test_f3_somebody_who_left_meanwhile_is_not_pointed_to() -> None:
    with pytest.raises(Refused) as caught:
        check_pointed(is_there=False)
    assert refused(caught) == [("F3", "promise_by_somebody_still_there")]
    check_pointed(is_there=True)


def test_f3_a_yes_is_not_said_tomorrow() -> None:
    with pytest.raises(Refused) as caught:
        check_yes(
            SupporterKind.TEAM,
            [],
            is_there=True,
            accepted_on=TODAY + timedelta(days=1),
            today=TODAY,
        )
    assert refused(caught) == [("F3", "promise_accepted_by_today")]


def test_c2_a_consent_to_one_workplace_says_nothing_of_another() -> None:
    given_to = (BAKERY, replace(BAKERY, to_name="Havnens Is"), TOLD)
    told = workplace_consents(given_to, company="Byens Brød ApS", today=TODAY)
    assert told == (BAKERY,)
    over = replace(BAKERY, ends_before=TODAY)
    assert workplace_consents((over,), company="Byens Brød", today=TODAY) == ()


def test_i1_other_words_or_another_last_day_ask_again() -> None:
    before = ("Ringer om søndagen", None)
    assert not asks_again(before=before, after=before)
    assert asks_again(before=before, after=("Ringer hver dag", None))
    assert asks_again(before=before, after=("Ringer om søndagen", TODAY))


def test_f3_a_promise_says_what_and_is_not_over() -> None:
    for text, until, condition in (
        ("", None, "promise_said"),
        ("Ringer", TODAY - timedelta(days=1), "promise_still_to_come"),
    ):
        with pytest.raises(Refused) as caught:
            check_promise(text, until=until, today=TODAY)
        assert refused(caught) == [("F3", condition)]
    check_promise("Ringer", until=TODAY, today=TODAY)


def test_f3_nobody_is_left_out_without_a_word_or_twice() -> None:
    for already, reason, condition in (
        (True, "Grete er flyttet langt væk", "promise_in_the_plan"),
        (False, "væk", "promise_left_out_with_a_reason"),
    ):
        with pytest.raises(Refused) as caught:
            check_left_out(already=already, reason=reason)
        assert refused(caught) == [("F3", condition)]
    with pytest.raises(Refused):
        check_in_plan(left_out=True)
    check_in_plan(left_out=False)
    check_left_out(already=False, reason="Grete er flyttet langt væk")
