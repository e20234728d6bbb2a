"""Write in the register of companies, and note contacts with employers (D1, D13)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, made_by
from fodfaeste.records.placement.actions.company_people import PersonDetails, write_person
from fodfaeste.records.placement.models import (
    Company,
    CompanyPerson,
    EmployerContact,
    Placement,
)
from fodfaeste.records.placement.queries.alike import alike, entry_of
from fodfaeste.records.placement.queries.companies import standing_company
from fodfaeste.records.plan.actions.writing import edited
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.companies.alike import Likeness, stands_already
from fodfaeste.rules.placement.companies.taster import TasterVisit, warnings_at_taster
from fodfaeste.rules.placement.contact import check_contact
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.numbers import check_numbers
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.refusal import Obstacle, Refused, refuse_if


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyDetails:
    """What is known about a company."""

    name: str
    cvr_number: str = ""
    p_number: str = ""
    industry: str = ""
    work_fields: tuple[WorkField, ...] = ()
    address: str = ""
    postcode: str = ""
    city: str = ""
    employees: int | None = None
    needs: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A visit, taster visit or call."""

    company_id: int | None
    kind: EmployerContactKind
    happened_on: date
    citizen_present: bool = False
    citizen_worked: bool = False
    placement_granted_on: date | None = None
    paid_tasks_discussed: bool = False
    note: str = ""


@creates(Company)
def add_company(
    *,
    actor: Actor,
    details: CompanyDetails,
    person: PersonDetails | None = None,
    is_another: bool = False,
    now: datetime,
    draft: str = "",
) -> Company:
    """Add a company that nobody has written down yet, with the one whom we talk with.

    One that is like another is added when somebody says that it is not the same.
    """
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    check_numbers(cvr_number=details.cvr_number, p_number=details.p_number)
    company = Company(**made_by(actor.id, now), **_columns(details))
    if not is_another:
        refuse_if(_stands_already(company))
    try:
        with transaction.atomic():
            company.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(_known_place(company.p_number)) from taken
    if person is not None:
        first = CompanyPerson(**made_by(actor.id, now), company=company)
        write_person(first, person, actor_id=actor.id, now=now)
    drafts.discard(actor=actor, form=draft)
    return company


@transaction.atomic
def change_company(
    *,
    actor: Actor,
    company_id: int,
    version: int,
    details: CompanyDetails,
    now: datetime,
    seen: Marks | None = None,
    draft: str = "",
) -> Saved[Company]:
    """Correct what only this writer has changed since it was `seen`; raises Stale where two did."""
    access.require_anywhere(actor, Permission.COMPANY_WRITE)
    check_numbers(cvr_number=details.cvr_number, p_number=details.p_number)
    try:
        with transaction.atomic():
            saved = edited(
                Company.objects.filter(pk=company_id),
                version=version,
                seen=seen,
                values=_columns(details),
                actor=actor,
                now=now,
            )
    except IntegrityError as taken:
        raise Refused(_known_place(details.p_number)) from taken
    drafts.discard(actor=actor, form=draft)
    return saved


@creates(EmployerContact)
def record_contact(
    *,
    actor: Actor,
    case: Case,
    contact: NewContact,
    warned: bool = False,
    today: date,
    now: datetime,
    draft: str = "",
) -> EmployerContact:
    """Note a contact with an employer on behalf of one citizen.

    Work on a taster visit without a grant is kept once somebody has been warned of it (D16).
    """
    access.require(actor, Permission.EMPLOYER_CONTACT_WRITE, case, today=today, now=now)
    company = standing_company(contact.company_id)
    check_contact(company_known=company is not None, happened_on=contact.happened_on, today=today)
    if not warned:
        refuse_if(_warnings_at(case, contact, company))
    made = EmployerContact(**made_by(actor.id, now), case=case, **asdict(contact))
    made.company_id = company.pk if company else 0
    made.citizen_present = contact.citizen_present or contact.citizen_worked
    made.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return made


def _warnings_at(case: Case, contact: NewContact, company: Company | None) -> tuple[Obstacle, ...]:
    day = contact.happened_on
    stretches = Placement.objects.filter(case=case, match__company=company)
    running = stretches.exclude(ends_before__lte=day).filter(starts_on__lte=day)
    return warnings_at_taster(
        TasterVisit(
            kind=contact.kind,
            happened_on=day,
            citizen_worked=contact.citizen_worked,
            placement_granted_on=contact.placement_granted_on,
            in_placement=running.exists(),
        )
    )


def _columns(details: CompanyDetails) -> dict[str, object]:
    return asdict(details) | {"work_fields": list(map(str, details.work_fields))}


def _stands_already(company: Company) -> tuple[Obstacle, ...]:
    found = alike(entry_of(company))
    names = tuple(one.company.name for one in found if Likeness.SAME_NUMBER not in one.reasons)
    return (stands_already(names),) if names else ()


def _known_place(p_number: str) -> Obstacle:
    known = (
        Company.objects.standing().filter(p_number=p_number).values_list("name", flat=True).first()
    )
    return Obstacle(
        rule="D1",
        condition="place_stands_once",
        sentence=f"P-nummeret står allerede i registret: {known or 'en anden virksomhed'}.",
        next_step="Brug den virksomhed, der står der, eller ret nummeret.",
    )
