"""The citizen's way in: an invitation handed over in person, and what became of it.

«Borgeren skal være den centrale aktør og vidensperson i indsatsen» (SEED-3): whoever reads their
own course must be the citizen. So the sheet is handed from hand to hand by somebody who knows who
it is, it names nobody, and it opens only together with the day of birth, which is not on it.
"""

from dataclasses import dataclass
from datetime import datetime

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.words import Word

MOST_MISSES = 5
"""So many wrong attempts close an invitation: five guesses at 30 bits and a day of birth."""


class InvitationState(Word):
    """What an invitation is good for now."""

    OPEN = "open", "Venter på borgeren"
    USED = "used", "Brugt"
    REVOKED = "revoked", "Trukket tilbage"
    LOCKED = "locked", "Lukket efter fem forkerte forsøg"
    EXPIRED = "expired", "Udløbet"


class AccountState(Word):
    """Whether the citizen can sign in."""

    NONE = "none", "Har ikke adgang endnu"
    BEGUN = "begun", "Er begyndt, men har ikke valgt en måde at logge ind på"
    READY = "ready", "Kan logge ind"
    CLOSED = "closed", "Adgangen er lukket"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """What is known of one invitation."""

    expires: datetime
    misses: int = 0
    is_used: bool = False
    is_revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """What is known of a citizen's account; `ways` counts what signs in."""

    exists: bool = False
    is_open: bool = False
    ways: int = 0


def state_of(facts: InvitationFacts, now: datetime) -> InvitationState:
    """Return what an invitation is good for; what was done with it counts before its age."""
    if facts.is_used:
        return InvitationState.USED
    if facts.is_revoked:
        return InvitationState.REVOKED
    if facts.misses >= MOST_MISSES:
        return InvitationState.LOCKED
    return InvitationState.OPEN if now < facts.expires else InvitationState.EXPIRED


def account_state(facts: AccountFacts) -> AccountState:
    """Return whether the citizen can sign in, and what lacks."""
    if not facts.exists:
        return AccountState.NONE
    if not facts.is_open:
        return AccountState.CLOSED
    return AccountState.READY if facts.ways else AccountState.BEGUN


def obstacles_to_invitation(*, seen_in_person: bool) -> tuple[Obstacle, ...]:
    """Return what stands in the way of an invitation; empty when it can be made."""
    return unmet((seen_in_person, _SEEN_IN_PERSON))


def check_invitation(*, seen_in_person: bool) -> None:
    """Raise Refused (L1) unless the citizen stands before the one who invites."""
    refuse_if(obstacles_to_invitation(seen_in_person=seen_in_person))


def check_revoked_in_time(facts: InvitationFacts, now: datetime) -> None:
    """Raise Refused (L1) when an invitation cannot be taken back any more."""
    refuse_if(unmet((state_of(facts, now) is not InvitationState.USED, _NOT_USED_YET)))


def check_account_address(*, is_taken: bool) -> None:
    """Raise Refused (L1) when somebody signs in by that address already."""
    refuse_if(unmet((not is_taken, _ADDRESS_OF_ONES_OWN)))


_SEEN_IN_PERSON = Obstacle(
    rule="L1",
    condition="seen_in_person",
    sentence="Invitationen gives fra hånd til hånd. Den åbner hele borgerens forløb, så den, der "
    "giver den, skal vide, hvem der får den.",
    next_step="Giv arket til borgeren på et møde, og sæt kryds, når du har set, hvem det er.",
)
_NOT_USED_YET = Obstacle(
    rule="L1",
    condition="invitation_not_used",
    sentence="Invitationen er brugt, så der er ikke noget at trække tilbage.",
    next_step="Luk borgerens adgang i stedet, hvis en anden end borgeren har brugt den.",
)
_ADDRESS_OF_ONES_OWN = Obstacle(
    rule="L1",
    condition="address_of_ones_own",
    sentence="Den e-mail bruges allerede af en anden.",
    next_step="Skriv en anden e-mail, eller vælg en adgangsnøgle: den kræver ingen e-mail.",
)
