"""One company as its page shows it: people, who of us knows it, openings, and the contact (D1).

Contact about citizens is shown to those who see them; nothing here counts what is not seen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import IntegerField, Max, QuerySet, Value

from fodfaeste.accounts.models import User
from fodfaeste.records.placement.models import (
    Company,
    CompanyAcquaintance,
    CompanyContact,
    CompanyPerson,
    EmployerContact,
    Opening,
)
from fodfaeste.rules.placement.contact import Visit, warnings_at_visits
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.refusal import Obstacle

ROWS = 50
ENDED_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Knows:
    """A colleague who knows the company: says so, or has been in contact."""

    colleague: User
    says_so: bool
    last_contact_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedContact:
    """One line of the contact log; `citizen` and `case_id` when it was about somebody."""

    happened_on: date
    kind: EmployerContactKind
    by: User | None
    paid_tasks_discussed: bool
    person: str = ""
    note: str = ""
    case_id: int | None = None
    citizen: str = ""


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Fifty contacts, latest first."""

    contacts: tuple[LoggedContact, ...]
    number: int
    last: int
    total: int

    @property
    def case_ids(self) -> list[int]:
        """The courses that the page shows."""
        return sorted({one.case_id for one in self.contacts if one.case_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRoom:
    """Everything the page of a company shows, but for the contact."""

    people: tuple[CompanyPerson, ...]
    openings: tuple[Opening, ...]
    ended: tuple[Opening, ...]
    knows: tuple[Knows, ...]
    warnings: tuple[Obstacle, ...]

    def is_known_by(self, colleague_id: int) -> bool:
        """Whether a colleague says that they know the company."""
        return any(one.says_so and one.colleague.pk == colleague_id for one in self.knows)


def company_room(company: Company) -> CompanyRoom:
    """The page of a company; as many queries however much there is."""
    people = CompanyPerson.objects.filter(company=company)
    openings = Opening.objects.filter(company=company)
    own = CompanyContact.objects.filter(company=company)
    about = EmployerContact.objects.filter(company=company)
    visits = {"kind": EmployerContactKind.VISIT}
    talked = "paid_tasks_discussed"
    seen = {
        *own.filter(**visits).values_list(talked, flat=True).distinct(),
        *about.filter(**visits).values_list(talked, flat=True).distinct(),
    }
    return CompanyRoom(
        people=tuple(people.order_by("-is_active", "-is_main", "name", "pk")),
        openings=tuple(openings.filter(ended_on=None).order_by("-shortage", "open_from", "pk")),
        ended=tuple(openings.exclude(ended_on=None).order_by("-ended_on", "-pk")[:ENDED_SHOWN]),
        knows=_knowing(company),
        warnings=warnings_at_visits(
            Visit(kind=EmployerContactKind.VISIT, paid_tasks_discussed=each) for each in seen
        ),
    )


def _knowing(company: Company) -> tuple[Knows, ...]:
    """Those who say so, and those who have been in contact as far as one sees it."""
    latest: dict[int, date] = {}
    for model in (CompanyContact, EmployerContact):
        rows = model._default_manager.filter(company=company).values("created_by")
        for row in rows.annotate(latest=Max("happened_on")):
            before = latest.get(row["created_by"], date.min)
            latest[row["created_by"]] = max(before, row["latest"])
    said = set(
        CompanyAcquaintance.objects.filter(company=company, ended_on=None).values_list(
            "colleague", flat=True
        )
    )
    colleagues = User.objects.filter(pk__in=said | set(latest), is_active=True)
    found = (
        Knows(
            colleague=colleague,
            says_so=colleague.pk in said,
            last_contact_on=latest.get(colleague.pk),
        )
        for colleague in colleagues.order_by("name", "pk")
    )
    return tuple(sorted(found, key=lambda one: one.last_contact_on or date.min, reverse=True))


def contact_page(company: Company, *, number: int) -> ContactPage:
    """Fifty contacts of both kinds, latest first; those about citizens one does not see are not."""
    own = _keys(CompanyContact, company, kind=0)
    about = _keys(EmployerContact, company, kind=1)
    keys = own.union(about, all=True)
    total = keys.count()
    last = max(-(-total // ROWS), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * ROWS
    shown = list(keys.order_by("-happened_on", "-created_at", "-id")[start : start + ROWS])
    lines = {
        (0, row.pk): _own_line(row)
        for row in CompanyContact.objects.filter(
            pk__in=[row["id"] for row in shown if row["of"] == 0]
        ).select_related("created_by", "person")
    } | {
        (1, row.pk): _line_about(row)
        for row in EmployerContact.objects.filter(
            pk__in=[row["id"] for row in shown if row["of"] == 1]
        ).select_related("created_by", "case__citizen")
    }
    return ContactPage(tuple(lines[row["of"], row["id"]] for row in shown), here, last, total)


def _keys(
    model: type[CompanyContact | EmployerContact], company: Company, *, kind: int
) -> "QuerySet[Any, dict[str, Any]]":
    rows: QuerySet[Any, Any] = model._default_manager.filter(company=company)
    marked = rows.annotate(of=Value(kind, output_field=IntegerField()))
    keys: QuerySet[Any, dict[str, Any]] = marked.values("id", "happened_on", "created_at", "of")
    return keys


def _own_line(row: CompanyContact) -> LoggedContact:
    return LoggedContact(
        happened_on=row.happened_on,
        kind=EmployerContactKind(row.kind),
        by=row.created_by,
        paid_tasks_discussed=row.paid_tasks_discussed,
        person=row.person.name if row.person else "",
        note=row.note,
    )


def _line_about(row: EmployerContact) -> LoggedContact:
    return LoggedContact(
        happened_on=row.happened_on,
        kind=EmployerContactKind(row.kind),
        by=row.created_by,
        paid_tasks_discussed=row.paid_tasks_discussed,
        case_id=row.case_id,
        citizen=row.case.citizen.name,
    )


def opening(opening_id: int, company_id: int) -> Opening | None:
    """One opening of a company, or None."""
    rows = Opening.objects.select_related("company", "changed_by", "created_by")
    return rows.filter(pk=opening_id, company_id=company_id).first()


def person(person_id: int, company_id: int) -> CompanyPerson | None:
    """Somebody at a company, or None."""
    rows = CompanyPerson.objects.select_related("company", "changed_by", "created_by")
    return rows.filter(pk=person_id, company_id=company_id).first()


def people_at(company_id: int) -> tuple[CompanyPerson, ...]:
    """Those who work at a company, the one who is asked first before the others."""
    rows = CompanyPerson.objects.filter(company_id=company_id, is_active=True)
    return tuple(rows.order_by("-is_main", "name", "pk"))


def held_by(company_id: int) -> tuple[tuple[str, int], ...]:
    """How much stands on a company, by table; also what one does not see. Numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("select what, held from company_holds(%s)", [company_id])
        return tuple(cursor.fetchall())
