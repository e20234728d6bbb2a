from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.decisions.record import DecisionRecord, check_decision, obstacles_to_decision
from fodfaeste.rules.legal_basis import LegalBasisCode, valid_on
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 2)
READY = DecisionRecord(
    decided_on=TODAY,
    basis=valid_on(LegalBasisCode.SEL_85, TODAY),
    outcome=DecisionOutcome.GRANTED,
    reasons="Du har brug for støtte til at komme afsted.",
    complaint_guidance_given=True,
    party_hearing=PartyHearing.NOT_NEEDED,
    sent_by=SentBy.DIGITAL_POST,
)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"decided_on": date(2026, 3, 3)}, "decided_by_now"),
        ({"basis": None}, "law_named"),
        ({"outcome": None}, "outcome_said"),
        ({"reasons": "Behov"}, "reasons_given"),
        ({"complaint_guidance_given": False}, "complaint_guidance_given"),
        ({"party_hearing": None}, "party_heard"),
        ({"sent_by": None}, "decision_sent"),
    ],
)
def test_h5_a_decision_is_refused_without(changes: dict[str, object], condition: str) -> None:
    record = replace(READY, **changes)  # type: ignore[arg-type]
    assert conditions(obstacles_to_decision(record, today=TODAY)) == [("H5", condition)]
    with pytest.raises(Refused):
        check_decision(record, today=TODAY)


def test_h5_a_complete_decision_is_recorded() -> None:
    check_decision(READY, today=TODAY)


def test_h5_a_law_without_appeal_needs_no_complaint_guidance() -> None:
    assert READY.basis is not None
    final = replace(READY.basis, appealable=False)
    silent = replace(READY, basis=final, complaint_guidance_given=False)
    assert obstacles_to_decision(silent, today=TODAY) == ()
