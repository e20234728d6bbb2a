"""A decision that can be understood and complained about (H5).

«skal der være truffet en afgørelse inden forløbet afsluttes» (SEED-4)
Reasons, complaint guidance and hearing of the party: FVL §§ 19, 22–25 (domain.md section 3.6).
The complaint guidance is not asked for: it is the law's own (`complaint.complaint_guidance`).
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasis
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

OLDEST_DECISION = 240
"""Months: a decision from before then is a slip of the finger in the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A decision on its way to be recorded.

    `hearing_note` is what the citizen said, or why there was no need to ask.
    """

    decided_on: date
    basis: LegalBasis | None
    outcome: DecisionOutcome | None
    reasons: str
    party_hearing: PartyHearing | None
    heard_on: date | None = None
    hearing_note: str = ""
    sent_by: SentBy | None
    sent_on: date | None = None


def obstacles_to_decision(record: DecisionRecord, *, today: date) -> tuple[Obstacle, ...]:
    """Return what the decision lacks."""
    oldest = add_months(today, -OLDEST_DECISION)
    return (
        *unmet(
            (record.decided_on <= today, _DECIDED_BY_NOW),
            (record.decided_on >= oldest, _DECIDED_IN_OUR_TIME),
            (record.basis is not None, _LAW_NAMED),
            (record.outcome is not None, _OUTCOME_SAID),
            (is_said(record.reasons, at_least=NOTE_LENGTH), _REASONS_GIVEN),
        ),
        *_hearing_obstacles(record),
        *unmet(
            (record.sent_by is not None, _SENT),
            (record.sent_on is None or record.sent_on >= record.decided_on, _SENT_AFTERWARDS),
            (_is_sent_by_now(record, today), _SENT_BY_NOW),
        ),
    )


def check_decision(record: DecisionRecord, *, today: date) -> None:
    """Raise Refused (H5) unless the decision is complete."""
    refuse_if(obstacles_to_decision(record, today=today))


def _hearing_obstacles(record: DecisionRecord) -> tuple[Obstacle, ...]:
    if record.party_hearing is None:
        return (_PARTY_HEARD,)
    if record.party_hearing is PartyHearing.NOT_NEEDED:
        return unmet((is_said(record.hearing_note, at_least=NOTE_LENGTH), _WHY_NOT_HEARD))
    in_time = record.heard_on is None or record.heard_on <= record.decided_on
    return unmet((record.heard_on is not None, _HEARD_WHEN), (in_time, _HEARD_BEFORE))


def _is_sent_by_now(record: DecisionRecord, today: date) -> bool:
    """A decision of tomorrow is told as that alone."""
    return record.sent_on is None or record.sent_on <= max(today, record.decided_on)


def _h5(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="H5", condition=condition, sentence=sentence, next_step=next_step)


_DECIDED_BY_NOW = _h5(
    "decided_by_now", "Afgørelsen er dateret ude i fremtiden.", "Ret datoen for afgørelsen."
)
_DECIDED_IN_OUR_TIME = _h5(
    "decided_in_our_time",
    f"Afgørelsen er mere end {OLDEST_DECISION // 12} år gammel.",
    "Se efter, om årstallet er rigtigt.",
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
_PARTY_HEARD = _h5(
    "party_heard",
    "Det står ikke, om borgeren er hørt, før afgørelsen blev truffet.",
    "Vælg, om partshøring er gennemført eller ikke nødvendig.",
)
_HEARD_WHEN = _h5(
    "heard_when",
    "Det står ikke, hvornår borgeren blev hørt.",
    "Skriv dagen.",
)
_HEARD_BEFORE = _h5(
    "heard_before",
    "Borgeren er hørt, efter at afgørelsen blev truffet. Så tæller det ikke med.",
    "Ret en af de to datoer, eller hør borgeren, og træf afgørelsen igen.",
)
_WHY_NOT_HEARD = _h5(
    "why_not_heard",
    "Det står ikke, hvorfor det ikke var nødvendigt at høre borgeren.",
    f"Skriv grunden med mindst {NOTE_LENGTH} tegn.",
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
_SENT_BY_NOW = _h5(
    "sent_by_now",
    "Afgørelsen er sendt ude i fremtiden.",
    "Skriv den dag, den er sendt eller udleveret.",
)
