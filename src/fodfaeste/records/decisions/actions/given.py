"""What a form gives: a visitation, a decision, a grant."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasisCode


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisitation:
    """What the social caseworker found: impairment, extent and kind of need (H2)."""

    assessed_on: date
    impairment: str
    extent: str
    kind_of_need: str
    in_target_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision as the form gives it; what the citizen did not choose is None (H5).

    `hearing_note` is what the citizen said when heard, or why that was not needed.
    """

    decided_on: date
    law: LegalBasisCode | None
    outcome: DecisionOutcome | None
    reasons: str
    hearing: PartyHearing | None
    sent_by: SentBy | None
    sent_on: date
    heard_on: date | None = None
    hearing_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGrant:
    """The support that follows from a decision that says yes (H1–H3, H7)."""

    starts_on: date
    ends_before: date | None
    preference_note: str = ""
    goal_id: int | None = None
