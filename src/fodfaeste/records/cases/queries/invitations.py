"""Whether the citizen has a way in, and the invitations that were made."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from fodfaeste.accounts.citizens import account_facts
from fodfaeste.kernel.spoken_codes import name_of
from fodfaeste.records.cases.identity import cpr_index
from fodfaeste.records.cases.models import Case, Citizen, CitizenInvitation
from fodfaeste.rules.access.invitations import (
    MOST_MISSES,
    AccountState,
    InvitationState,
    account_state,
    state_of,
)

INVITATIONS_SHOWN = 10


def secret_hash(code: str) -> bytes:
    """What is kept of a code: sixty bits are hashed with the installation's own secret."""
    return salted_hmac("fodfaeste.invitation", code, algorithm="sha256").digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """One invitation as the team sees it: who made it when, and what became of it."""

    id: int
    made_at: datetime
    made_by: str
    expires: datetime
    misses: int
    state: InvitationState

    @property
    def waits(self) -> bool:
        """Whether it can still be taken back."""
        return self.state in {InvitationState.OPEN, InvitationState.LOCKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenAccess:
    """Whether the citizen can sign in, and how it came about."""

    account: AccountState
    exempt: bool
    invitations: tuple[InvitationLine, ...]

    @property
    def has_account(self) -> bool:
        """Whether there is an account to close."""
        return self.account in {AccountState.READY, AccountState.BEGUN}


def citizen_access(case: Case, now: datetime) -> CitizenAccess:
    """The citizen's way in; three queries."""
    rows = CitizenInvitation.objects.filter(case=case).select_related("created_by").order_by("-pk")
    return CitizenAccess(
        account=account_state(account_facts(case.citizen.account_id)),
        exempt=case.citizen.digital_post_exempt,
        invitations=tuple(_line(row, now) for row in rows[:INVITATIONS_SHOWN]),
    )


def _line(row: CitizenInvitation, now: datetime) -> InvitationLine:
    return InvitationLine(
        id=row.pk,
        made_at=row.created_at,
        made_by=row.created_by.name if row.created_by else "",
        expires=row.expires,
        misses=row.misses,
        state=state_of(row.facts, now),
    )


@dataclass(frozen=True, slots=True)
class Invited:
    """Whose invitation it is, told to whoever has shown both the code and the day of birth."""

    given_names: str
    surname: str
    unit: str
    account_id: int | None

    @property
    def name(self) -> str:
        """Given names and surname, as said aloud."""
        return f"{self.given_names} {self.surname}"


def invited(invitation_id: int, kept: bytes) -> Invited | None:
    """Whose invitation it is; None when it is not good any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select given_names, surname, unit, account_id from invitation_shown(%s, %s, %s)",
            [invitation_id, kept, MOST_MISSES],
        )
        row = cursor.fetchone()
    return Invited(*row) if row else None


def is_the_one(invitation: CitizenInvitation, code: str) -> bool:
    """Whether an invitation was made with just this code; a second click brings another one."""
    return invitation.code_name == name_of(code)


def is_cpr_of_account(user_id: int, digits: str) -> bool:
    """Whether a CPR number is that of the citizen behind an account."""
    return Citizen.objects.filter(account_id=user_id, cpr_index=cpr_index(digits)).exists()
