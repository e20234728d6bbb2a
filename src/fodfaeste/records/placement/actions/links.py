"""Give the employer a link to the agreement, and take it back (L4, C2)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions.link_messages import ask_for_message
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.link import EmployerLink, check_employer_link


@creates(CaseLink)
def open_link(
    *,
    actor: Actor,
    case: Case,
    agreement_id: int,
    person_name: str,
    token_hash: bytes,
    phone: str = "",
    today: date,
    now: datetime,
) -> CaseLink:
    """Open the agreement to one person at the company; only the token's hash is kept.

    With a phone the link is sent there, under a secret that is made when it is sent.
    """
    access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    agreement = WorkAgreement.objects.select_related("match__company").get(
        pk=agreement_id, case=case
    )
    check_employer_link(
        EmployerLink(
            state=AgreementState(agreement.state),
            person_name=person_name,
            phone=phone,
            consents=access.consents_of(case),
            company=agreement.match.company.name,
        ),
        today=today,
    )
    link = CaseLink(
        **made_by(actor.id, now),
        case=case,
        scope=LinkScope.AGREEMENT,
        person_name=person_name,
        token_hash=token_hash,
        target=agreement.pk,
        expires=now + timedelta(days=_link_days(today)),
    )
    link.save(force_insert=True)
    if phone:
        ask_for_message(link, phone=phone, actor=actor, now=now)
    return link


def _link_days(today: date) -> int:
    code = LimitCode.EMPLOYER_LINK
    return limits_on(today).get(code) or limit_on(code, today)


@transaction.atomic
def revoke_link(*, actor: Actor, case: Case, link_id: int, today: date, now: datetime) -> None:
    """Close a link; it opens nothing from the next request on."""
    access.require(actor, Permission.AGREEMENT_AGREE, case, today=today, now=now)
    CaseLink.objects.filter(
        pk=link_id, case=case, scope=LinkScope.AGREEMENT, revoked_at=None
    ).update(revoked_at=now, revoked_by_id=actor.id)
