"""What is written while CTI runs: actions, results, notes, the leader's reason."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.continued import support_goes_on
from fodfaeste.rules.cti.kinds import ContactKind, EarlyEndReason
from fodfaeste.rules.cti.leader import check_leader_reason
from fodfaeste.rules.cti.running import check_action, check_result
from fodfaeste.rules.cti.taking_part import Belongs, TookPart, who_took_part
from fodfaeste.rules.cti.written import (
    TimeSpent,
    Told,
    check_addendum,
    check_next_step,
    check_time_spent,
    check_written,
    joined,
    time_spent,
    told_since,
)
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)
DAY_LONG = timedelta(days=1)


@pytest.mark.parametrize(
    ("check", "rule", "conditions"),
    [
        (lambda: check_action(text=" ", who=""), "E7", ["action_said", "action_has_somebody"]),
        (lambda: check_result(concluded=True, result=" "), "E7", ["focus_result_said"]),
        (lambda: check_written(ContactKind.MEETING, "\n"), "E8", ["note_said"]),
        (
            lambda: check_next_step(" ", due_on=DAY - DAY_LONG, today=DAY),
            "E8",
            ["next_step_said", "next_step_ahead"],
        ),
        (
            lambda: check_time_spent(TimeSpent(contact=0, coordination=961)),
            "E10",
            ["coordination_possible"],
        ),
        (lambda: check_addendum(""), "M3", ["addendum_said"]),
        (lambda: check_leader_reason("for kort"), "E3", ["leader_reason_said"]),
    ],
)
def test_e3_e7_e8_e10_e11_m3_what_says_nothing_is_refused(
    check: Callable[[], None], rule: str, conditions: list[str]
) -> None:
    with pytest.raises(Refused) as caught:
        check()
    assert caught.value.rule == rule
    assert [lack.condition for lack in caught.value.obstacles] == conditions


@pytest.mark.parametrize(
    "check",
    [
        lambda: check_action(text="Prøve bussen", who="Karin"),
        lambda: check_result(concluded=False, result=""),
        lambda: check_written(ContactKind.ATTEMPT, ""),
        lambda: check_written(ContactKind.PHONE, "Vi talte"),
        lambda: check_next_step("Ringe til banken", due_on=DAY, today=DAY),
        lambda: check_next_step("Tale om det igen", due_on=None, today=DAY),
        lambda: check_next_step("", due_on=None, today=DAY),
        lambda: check_time_spent(TimeSpent(contact=45, coordination=960)),
        lambda: check_addendum("x"),
        lambda: check_leader_reason("ti tegn nu"),
    ],
)
def test_what_says_enough_passes(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize(
    ("basis", "ends", "reason", "goes_on"),
    [
        (LegalBasisCode.SEL_85, None, EarlyEndReason.WITHDREW, True),
        (LegalBasisCode.SEL_85, date(2026, 3, 5), EarlyEndReason.WITHDREW, True),
        (LegalBasisCode.SEL_85, DAY, EarlyEndReason.WITHDREW, False),
        (LegalBasisCode.SEL_85, None, EarlyEndReason.DIED, False),
        (LegalBasisCode.SEL_85, None, EarlyEndReason.MOVED, False),
        (LegalBasisCode.SEL_82B, None, EarlyEndReason.WITHDREW, False),
        (LegalBasisCode.LAB_MENTOR, date(2026, 9, 4), None, False),
    ],
)
def test_h4_section_85_goes_on_until_a_decision_ends_it(
    basis: LegalBasisCode, ends: date | None, reason: EarlyEndReason | None, *, goes_on: bool
) -> None:
    found = support_goes_on(basis=basis, grant_ends_before=ends, reason=reason, on=DAY)
    assert found is goes_on


@pytest.mark.parametrize(
    ("kind", "minutes", "coordination", "contact", "beside"),
    [
        (ContactKind.MEETING, 45, 0, 45, 0),
        (ContactKind.PHONE, 15, 30, 15, 30),
        (ContactKind.COORDINATION, 60, 0, 0, 60),
        (ContactKind.COORDINATION, 60, 15, 0, 75),
        (ContactKind.ATTEMPT, 45, 0, 0, 0),
        (ContactKind.ATTEMPT, 0, 20, 0, 20),
    ],
)
def test_e10_coordination_is_counted_apart_from_time_with_the_citizen(
    kind: ContactKind, minutes: int, coordination: int, contact: int, beside: int
) -> None:
    assert time_spent(kind, minutes=minutes, coordination=coordination) == TimeSpent(
        contact=contact, coordination=beside
    )


@given(
    kind=st.sampled_from(ContactKind),
    minutes=st.integers(0, 960),
    coordination=st.integers(0, 960),
)
def test_e10_no_minute_is_counted_twice_and_none_of_coordination_is_lost(
    kind: ContactKind, minutes: int, coordination: int
) -> None:
    spent = time_spent(kind, minutes=minutes, coordination=coordination)
    assert spent.contact + spent.coordination <= minutes + coordination
    assert spent.coordination >= coordination


GRETE = TookPart(belongs=Belongs.NETWORK, number=5, name="Grete (søster)")
JONAS = TookPart(belongs=Belongs.TEAM, number=2, name="Jonas Krag")


@pytest.mark.parametrize(
    ("people", "others", "line"),
    [
        ((), "", ""),
        ((GRETE, JONAS), "", "Grete (søster), Jonas Krag"),
        ((JONAS,), "en nabo ,  lægen", "Jonas Krag, en nabo, lægen"),
        ((JONAS,), "Jonas Krag, ", "Jonas Krag"),
        ((), " , ,", ""),
    ],
)
def test_e8_who_took_part_is_said_once_each(
    people: tuple[TookPart, ...], others: str, line: str
) -> None:
    assert who_took_part(people, others) == line


RESTS = st.fixed_dictionaries({"Minutter": st.text(max_size=4), "Slags": st.text(max_size=4)})


@given(st.text(), RESTS, st.text(), RESTS)
def test_m3_whatever_differs_between_two_sendings_is_told_and_nothing_else(
    text: str, rest: dict[str, str], later: str, other: dict[str, str]
) -> None:
    said = told_since(Told(text=text, rest=rest), Told(text=later, rest=other))
    assert (later in said) or later == text
    for heading, value in other.items():
        assert (f"{heading}: {value or 'intet'}" in said) or rest[heading] == value
    if text == later and rest == other:
        assert said == ""


@given(st.text(), st.text())
def test_m3_what_waits_and_what_comes_to_it_are_both_kept_and_said_once(
    begun: str, more: str
) -> None:
    both = joined(begun, more)
    assert begun in both
    assert more in both
    assert joined(both, more) == both
