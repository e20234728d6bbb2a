"""Invite the citizen to their own page, take an invitation back, close the way in (L1)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from fodfaeste.accounts.actions import close_citizen_account
from fodfaeste.accounts.citizens import is_only_a_citizen
from fodfaeste.kernel.spoken_codes import name_of
from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, CitizenInvitation
from fodfaeste.records.cases.queries.invitations import secret_hash
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.invitations import check_invitation, check_revoked_in_time
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode, limit_on


@creates(CitizenInvitation)
def invite(
    *,
    actor: Actor,
    case: Case,
    code: str,
    seen_in_person: bool,
    today: date,
    now: datetime,
) -> CitizenInvitation:
    """Invite the citizen who stands here; an earlier invitation that waits is taken back."""
    access.require(actor, Permission.CITIZEN_INVITE, case, today=today, now=now)
    check_invitation(seen_in_person=seen_in_person)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _waiting(case).update(revoked_at=now, revoked_by_id=actor.id)
    invitation = CitizenInvitation(
        **made_by(actor.id, now),
        case=case,
        code_name=name_of(code),
        secret_hash=secret_hash(code),
        expires=now + timedelta(days=_days(today)),
    )
    invitation.save(force_insert=True)
    return invitation


@transaction.atomic
def revoke_invitation(
    *, actor: Actor, case: Case, invitation_id: int, today: date, now: datetime
) -> None:
    """Take an invitation back; its code opens nothing from now on."""
    access.require(actor, Permission.CITIZEN_INVITE, case, today=today, now=now)
    invitation = CitizenInvitation.objects.select_for_update(of=("self",)).get(
        pk=invitation_id, case=case
    )
    check_revoked_in_time(invitation.facts, now)
    _waiting(case).filter(pk=invitation_id).update(revoked_at=now, revoked_by_id=actor.id)


@transaction.atomic
def close_account(*, actor: Actor, case: Case, today: date, now: datetime) -> bool:
    """Close the citizen's way in, from the next request on; say whether there was one."""
    access.require(actor, Permission.CITIZEN_INVITE, case, today=today, now=now)
    account = case.citizen.account_id
    if account is None or not is_only_a_citizen(account):
        return False
    _waiting(case).update(revoked_at=now, revoked_by_id=actor.id)
    close_citizen_account(user_id=account)
    return True


def _waiting(case: Case) -> QuerySet[CitizenInvitation]:
    return CitizenInvitation.objects.filter(case=case, used_at=None, revoked_at=None)


def _days(today: date) -> int:
    code = LimitCode.CITIZEN_INVITATION
    return limits_on(today).get(code) or limit_on(code, today)
