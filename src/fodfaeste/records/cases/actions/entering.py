"""The citizen comes in by an invitation: nobody acts yet, and the database compares and counts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from fodfaeste.accounts.actions import begin_anew, open_account
from fodfaeste.accounts.models import User
from fodfaeste.kernel.spoken_codes import name_of
from fodfaeste.records.cases.queries.invitations import invited, secret_hash
from fodfaeste.rules.access.invitations import (
    MOST_MISSES,
    InvitationFacts,
    InvitationState,
    state_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What an attempt found: which invitation, what it is good for, and whether everything fits."""

    invitation_id: int
    case_id: int
    kept: bytes
    state: InvitationState
    fits: bool

    @property
    def opens(self) -> bool:
        """Whether the way in is open."""
        return self.fits and self.state is InvitationState.OPEN


@transaction.atomic
def try_code(*, code: str, born_on: date, now: datetime) -> Attempt | None:
    """Try a code with a day of birth; a wrong one is counted. None: no such invitation."""
    kept = secret_hash(code)
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, case_id, fits, misses, expires, used, revoked"
            " from invitation_tried(%s, %s, %s, %s)",
            [name_of(code), kept, born_on, MOST_MISSES],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    number, case_id, fits, misses, expires, is_used, is_revoked = row
    facts = InvitationFacts(expires=expires, misses=misses, is_used=is_used, is_revoked=is_revoked)
    return Attempt(
        invitation_id=number,
        case_id=case_id,
        kept=kept,
        state=state_of(facts, now),
        fits=fits,
    )


@transaction.atomic
def use_invitation(*, invitation_id: int, kept: bytes, today: date) -> User | None:
    """Make the citizen's account, or open the old one without its old ways; None: too late."""
    found = invited(invitation_id, kept)
    if found is None:
        return None
    if found.account_id is None:
        user = open_account(name=found.name, today=today)
    else:
        user = begin_anew(user_id=found.account_id, name=found.name, today=today)
    with connection.cursor() as cursor:
        cursor.execute(
            "select invitation_used(%s, %s, %s, %s)",
            [invitation_id, kept, MOST_MISSES, user.pk],
        )
        (was_in_time,) = cursor.fetchone()
    if not was_in_time:
        transaction.set_rollback(True)
        return None
    return user
