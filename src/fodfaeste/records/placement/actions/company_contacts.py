"""A visit or call to a company that was about no citizen (D1, D13)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import Company, CompanyContact, CompanyPerson
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.contact import check_company_contact
from fodfaeste.rules.placement.kinds import EmployerContactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompanyContact:
    """A visit or call."""

    kind: EmployerContactKind
    happened_on: date
    person_id: int | None = None
    paid_tasks_discussed: bool = False
    note: str = ""


@creates(CompanyContact)
def record_company_contact(
    *,
    actor: Actor,
    company_id: int,
    contact: NewCompanyContact,
    today: date,
    now: datetime,
    draft: str = "",
) -> CompanyContact:
    """Note a contact that was about no citizen."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    check_company_contact(
        company_known=Company.objects.standing().filter(pk=company_id).exists(),
        kind=contact.kind,
        happened_on=contact.happened_on,
        today=today,
    )
    known = CompanyPerson.objects.filter(pk=contact.person_id or 0, company_id=company_id)
    made = CompanyContact(**made_by(actor.id, now), company_id=company_id, **asdict(contact))
    made.person = known.first()
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made
