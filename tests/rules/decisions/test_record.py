from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.decisions.complaint import complaint_guidance, in_full
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
    party_hearing=PartyHearing.NOT_NEEDED,
    hearing_note="Du har selv bedt om støtten, og du får den.",
    sent_by=SentBy.DIGITAL_POST,
    sent_on=TODAY,
)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"decided_on": date(2026, 3, 3), "sent_on": date(2026, 3, 3)}, "decided_by_now"),
        ({"decided_on": date(1926, 3, 2)}, "decided_in_our_time"),
        ({"basis": None}, "law_named"),
        ({"outcome": None}, "outcome_said"),
        ({"reasons": "Behov"}, "reasons_given"),
        ({"party_hearing": None}, "party_heard"),
        ({"hearing_note": "Nej"}, "why_not_heard"),
        ({"party_hearing": PartyHearing.DONE}, "heard_when"),
        ({"party_hearing": PartyHearing.DONE, "heard_on": date(2026, 3, 3)}, "heard_before"),
        ({"sent_on": date(2026, 3, 1)}, "sent_afterwards"),
        ({"sent_on": date(2026, 3, 3)}, "sent_by_now"),
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


def test_h5_who_was_heard_before_needs_no_words() -> None:
    heard = replace(READY, party_hearing=PartyHearing.DONE, heard_on=TODAY, hearing_note="")
    assert obstacles_to_decision(heard, today=TODAY) == ()


@pytest.mark.parametrize(
    ("code", "where"),
    [
        (LegalBasisCode.SEL_85, "videre til Ankestyrelsen."),
        (LegalBasisCode.SEL_82B, "videre til Ankestyrelsen."),
        (LegalBasisCode.LAB_MENTOR, "videre til Ankestyrelsens Beskæftigelsesudvalg."),
    ],
)
def test_h5_each_law_says_where_and_until_when_one_complains(
    code: LegalBasisCode, where: str
) -> None:
    basis = valid_on(code, TODAY)
    assert basis is not None
    told = complaint_guidance(basis)
    assert "inden 4 uger fra den dag, du har fået den" in told
    assert where in told
    assert "Skriv til kommunen" in told


def test_h5_a_law_without_appeal_says_so_and_what_else_is_to_be_known() -> None:
    assert READY.basis is not None
    final = replace(READY.basis, appealable=False, complaint_note="Du kan gå til Ombudsmanden.")
    told = complaint_guidance(final)
    assert told.startswith("Denne afgørelse kan ikke klages ind for en anden myndighed.")
    assert told.endswith("Du kan gå til Ombudsmanden.")
    assert "4 uger" not in told


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("SEL § 85", "serviceloven § 85"),
        ("LAB §§ 167–171", "lov om en aktiv beskæftigelsesindsats §§ 167–171"),
        ("Den nye lov § 12", "Den nye lov § 12"),
    ],
)
def test_h5_the_law_is_named_in_full(paragraph: str, words: str) -> None:
    assert in_full(paragraph) == words
