"""What is written while CTI runs: actions, results, notes, the leader's reason."""

from collections.abc import Callable
from datetime import date

import pytest

from fodfaeste.rules.cti.continued import support_goes_on
from fodfaeste.rules.cti.kinds import ContactKind, EarlyEndReason
from fodfaeste.rules.cti.leader import check_leader_reason
from fodfaeste.rules.cti.running import check_action, check_result
from fodfaeste.rules.cti.written import check_addendum, check_written
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Refused

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("check", "rule", "conditions"),
    [
        (lambda: check_action(text=" ", who=""), "E7", ["action_said", "action_has_somebody"]),
        (lambda: check_result(concluded=True, result=" "), "E7", ["focus_result_said"]),
        (lambda: check_written(ContactKind.MEETING, "\n"), "E8", ["note_said"]),
        (lambda: check_addendum(""), "M3", ["addendum_said"]),
        (lambda: check_leader_reason("for kort"), "E3", ["leader_reason_said"]),
    ],
)
def test_e3_e7_e8_e11_m3_what_says_nothing_is_refused(
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
