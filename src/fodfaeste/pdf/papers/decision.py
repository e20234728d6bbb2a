"""The letter with a decision, made from what stands in it and nothing else (H5)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.pdf.decision_documents import DecisionLetter
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.decisions.queries import LetterFacts
from fodfaeste.rules.decisions.complaint import in_full
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.decisions.letter import (
    Decided,
    Said,
    heading,
    hearing_sentence,
    what_is_decided,
)
from fodfaeste.rules.legal_basis import LegalBasisCode


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPaper:
    """What the letter is made from."""

    case: Case
    facts: LetterFacts
    sender: str
    today: date
    large: bool = False

    def document(self) -> DecisionLetter:
        """Return the letter, ready to be set."""
        decision, decided = self.facts.decision, self._decided()
        by = decision.created_by
        return DecisionLetter(
            citizen=self.case.citizen.name,
            printed_on=self.today,
            decided_on=decision.decided_on,
            heading=heading(decided),
            sender=self.sender,
            address=self._address(),
            decided=tuple(map(_written, what_is_decided(decided))),
            reasons=decision.reasons,
            hearing=self._hearing(),
            law=in_full(decision.paragraph),
            complaint=decision.complaint_guidance,
            contact=by.name if by else "",
            phone=by.phone if by else "",
            follows=self._follows(),
            large_print=self.large,
        )

    def _decided(self) -> Decided:
        decision, granted = self.facts.decision, self.facts.granted
        before = decision.follows
        return Decided(
            law=LegalBasisCode(decision.legal_basis),
            outcome=DecisionOutcome(decision.outcome),
            starts_on=granted.starts_on if granted else None,
            ends_before=granted.granted_until if granted else None,
            last_day=decision.last_day,
            ended_law=LegalBasisCode(before.legal_basis) if before else None,
        )

    def _address(self) -> tuple[str, ...]:
        """Only on a letter that goes by post, and never where the address is protected."""
        citizen = self.case.citizen
        if self.facts.decision.sent_by != SentBy.LETTER or citizen.address_protected:
            return ()
        lines = (citizen.address, f"{citizen.postal_code} {citizen.city}".strip())
        return tuple(line for line in lines if line)

    def _hearing(self) -> tuple[str, ...]:
        decision = self.facts.decision
        asked = hearing_sentence(PartyHearing(decision.hearing), decision.heard_on)
        return tuple(said for said in (_written(asked), decision.hearing_note) if said)

    def _follows(self) -> str:
        before = self.facts.decision.follows
        if before is None:
            return ""
        return f"Afgørelsen følger efter den, vi traf {danish.long_date(before.decided_on)}."


def _written(said: Said) -> str:
    return said.sentence.format(*(danish.long_date(day) for day in said.dates))
