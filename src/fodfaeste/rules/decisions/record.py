"""A decision that can be understood and complained about (H5).

«skal der være truffet en afgørelse inden forløbet afsluttes» (SEED-4)
Reasons, complaint guidance and hearing of the party: FVL §§ 19, 22–25 (domain.md section 3.6).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasis
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A decision on its way to be recorded."""

    decided_on: date
    basis: LegalBasis | None
    outcome: DecisionOutcome | None
    reasons: str
    complaint_guidance_given: bool
    party_hearing: PartyHearing | None
    sent_by: SentBy | None
    sent_on: date | None = None


def obstacles_to_decision(record: DecisionRecord, *, today: date) -> tuple[Obstacle, ...]:
    """Return what the decision lacks; a law without appeal needs no complaint guidance."""
    appealable = record.basis is None or record.basis.appealable
    return unmet(
        (record.decided_on <= today, _DECIDED_BY_NOW),
        (record.basis is not None, _LAW_NAMED),
        (record.outcome is not None, _OUTCOME_SAID),
        (is_said(record.reasons, at_least=NOTE_LENGTH), _REASONS_GIVEN),
        (not appealable or record.complaint_guidance_given, _COMPLAINT_GUIDANCE),
        (record.party_hearing is not None, _PARTY_HEARD),
        (record.sent_by is not None, _SENT),
        (record.sent_on is None or record.sent_on >= record.decided_on, _SENT_AFTERWARDS),
    )


def check_decision(record: DecisionRecord, *, today: date) -> None:
    """Raise Refused (H5) unless the decision is complete."""
    refuse_if(obstacles_to_decision(record, today=today))


def _h5(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="H5", condition=condition, sentence=sentence, next_step=next_step)


_DECIDED_BY_NOW = _h5(
    "decided_by_now", "Afgørelsen er dateret ude i fremtiden.", "Ret datoen for afgørelsen."
)
_LAW_NAMED = _h5(
    "law_named",
    "Afgørelsen siger ikke, hvilken lov den bygger på.",
    "Vælg lovgrundlaget.",
)
_OUTCOME_SAID = _h5(
    "outcome_said", "Afgørelsen siger ikke, hvad der blev besluttet.", "Vælg resultatet."
)
_REASONS_GIVEN = _h5(
    "reasons_given",
    "Afgørelsen har ingen begrundelse. Borgeren har ret til at forstå den.",
    f"Skriv begrundelsen i et sprog, borgeren kan læse, med mindst {NOTE_LENGTH} tegn.",
)
_COMPLAINT_GUIDANCE = _h5(
    "complaint_guidance_given",
    "Det er ikke noteret, at borgeren har fået at vide, hvordan man klager.",
    "Giv klagevejledningen, og sæt kryds.",
)
_PARTY_HEARD = _h5(
    "party_heard",
    "Det står ikke, om borgeren er hørt, før afgørelsen blev truffet.",
    "Vælg, om partshøring er gennemført eller ikke nødvendig.",
)
_SENT = _h5(
    "decision_sent",
    "Det står ikke, hvordan borgeren får afgørelsen.",
    "Vælg, hvordan den sendes eller udleveres.",
)
_SENT_AFTERWARDS = _h5(
    "sent_afterwards",
    "Afgørelsen er sendt, før den er truffet.",
    "Ret datoen for, hvornår den er sendt eller udleveret.",
)
