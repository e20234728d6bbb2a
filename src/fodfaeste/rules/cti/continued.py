"""Support that goes on after CTI by § 85 goes on with someone else (H4).

«Hvis borgeren har haft en CTI-medarbejder bevilliget efter SEL § 85, og en sådan bevilling skal
fortsættes efter CTI-forløbet, overdrages støtten til en anden socialpædagogisk medarbejder.»
(SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cti.kinds import EarlyEndReason
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowOn:
    """Who takes over: the new worker by user id, or by name where they are no user here."""

    cti_worker_id: int | None
    worker_id: int | None
    worker_name: str


def obstacles_to_follow_on(facts: FollowOn) -> tuple[Obstacle, ...]:
    """Return what stands in the way of handing § 85 support over; empty when all is well."""
    someone = facts.worker_id is not None or is_said(facts.worker_name)
    other = facts.worker_id is None or facts.worker_id != facts.cti_worker_id
    return unmet((someone, _WORKER_NAMED), (other, _ANOTHER_WORKER))


def check_follow_on(facts: FollowOn) -> None:
    """Raise Refused (H4) unless someone other than the CTI worker takes over."""
    refuse_if(obstacles_to_follow_on(facts))


def check_named(facts: FollowOn, *, goes_on: bool) -> None:
    """Raise Refused (H4) when the CTI worker is named as the one who goes on.

    Asked as soon as a name is written; that there is one is asked when CTI closes.
    """
    named = goes_on and is_said(facts.worker_name)
    other = facts.worker_id is None or facts.worker_id != facts.cti_worker_id
    refuse_if(unmet((not named or other, _ANOTHER_WORKER)))


def support_goes_on(
    *,
    basis: LegalBasisCode,
    grant_ends_before: date | None,
    reason: EarlyEndReason | None,
    on: date,
) -> bool:
    """Say whether § 85 support goes on when CTI ends early on a day.

    The grant ends only by a decision, so it goes on until one says otherwise (H3); it ends with
    the citizen who has died or moved.
    """
    gone = reason in {EarlyEndReason.DIED, EarlyEndReason.MOVED}
    ended = grant_ends_before is not None and grant_ends_before <= on
    return basis is LegalBasisCode.SEL_85 and not ended and not gone


_WORKER_NAMED = Obstacle(
    rule="H4",
    condition="follow_on_worker_named",
    sentence="Støtten efter § 85 fortsætter efter CTI, og der står ikke, hvem der giver den.",
    next_step="Skriv navnet på den medarbejder, der tager over.",
)
_ANOTHER_WORKER = Obstacle(
    rule="H4",
    condition="another_follow_on_worker",
    sentence="Støtten efter § 85 kan ikke fortsætte hos CTI-medarbejderen. "
    "CTI er tidsafgrænset, og støtten går videre til en anden.",
    next_step="Vælg en anden socialpædagogisk medarbejder.",
)
