"""One company as its page shows it: people, who of us knows it, openings, and the contact (D1).

Contact about citizens is shown to those who see them; nothing here counts what is not seen. All
contact is read at once: its pages, who knows the company and what was spoken of follow from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import CharField, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

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


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of us."""

    id: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knows:
    """A colleague who knows the company: says so, or has been in contact."""

    colleague: Colleague
    says_so: bool
    last_contact_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedContact:
    """One line of the contact log; `citizen` and `case_id` when it was about somebody."""

    happened_on: date
    kind: EmployerContactKind
    by: Colleague
    by_is_here: bool
    """Whether the one who was in contact still works here."""
    paid_tasks_discussed: bool
    person: str
    note: str
    case_id: int | None
    citizen: str


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
    """Everything the page of a company shows."""

    company: Company
    people: tuple[CompanyPerson, ...]
    openings: tuple[Opening, ...]
    ended: tuple[Opening, ...]
    contacts: tuple[LoggedContact, ...]
    acquaintances: tuple[Colleague, ...]

    def is_known_by(self, colleague_id: int) -> bool:
        """Whether a colleague says that they know the company."""
        return any(one.id == colleague_id for one in self.acquaintances)

    @property
    def knows(self) -> tuple[Knows, ...]:
        """Those who have been in contact as far as one sees it, the latest first; who says so."""
        latest = {one.by: one.happened_on for one in reversed(self.contacts) if one.by_is_here}
        everybody = dict.fromkeys([*reversed(latest), *self.acquaintances])
        found = (
            Knows(
                colleague=one,
                says_so=one in self.acquaintances,
                last_contact_on=latest.get(one),
            )
            for one in everybody
        )
        return tuple(sorted(found, key=lambda one: one.last_contact_on or date.min, reverse=True))

    @property
    def warnings(self) -> tuple[Obstacle, ...]:
        """What the visits have not spoken of (D13)."""
        return warnings_at_visits(
            Visit(kind=one.kind, paid_tasks_discussed=one.paid_tasks_discussed)
            for one in self.contacts
        )

    def contact_page(self, number: int) -> ContactPage:
        """Fifty contacts; a number beyond the end gives the last page."""
        total = len(self.contacts)
        last = max(-(-total // ROWS), 1)
        here = min(max(number, 1), last)
        return ContactPage(self.contacts[(here - 1) * ROWS : here * ROWS], here, last, total)


def company_room(company_id: int) -> CompanyRoom | None:
    """The page of a company, or None; as many queries however much there is."""
    said = CompanyAcquaintance.objects.filter(company=OuterRef("pk"), ended_on=None)
    told = JSONObject(id="colleague_id", name="colleague__name", phone="colleague__phone")
    here = said.filter(colleague__is_active=True).order_by("colleague__name", "pk")
    company = (
        Company.objects.select_related("merged_into")
        .annotate(said=ArraySubquery(here.values(told=told)))
        .filter(pk=company_id)
        .first()
    )
    if company is None:
        return None
    people = CompanyPerson.objects.filter(company=company)
    openings = Opening.objects.filter(company=company)
    ordered = list(openings.order_by("-ended_on", "-shortage", "open_from", "pk"))
    return CompanyRoom(
        company=company,
        people=tuple(people.order_by("-is_active", "-is_main", "name", "pk")),
        openings=tuple(one for one in ordered if one.ended_on is None),
        ended=tuple(one for one in ordered if one.ended_on)[:ENDED_SHOWN],
        contacts=tuple(_contacts(company)),
        acquaintances=tuple(Colleague(**one) for one in vars(company)["said"]),
    )


def _contacts(company: Company) -> Iterable[LoggedContact]:
    """Contacts of both kinds, latest first; the wall leaves out those about citizens not seen."""
    own = _rows(CompanyContact, company).annotate(
        person_name=F("person__name"),
        said=F("note"),
        about=Value(None, output_field=CharField()),
        given=Value("", output_field=CharField()),
        sur=Value("", output_field=CharField()),
    )
    about = _rows(EmployerContact, company).annotate(
        person_name=Value("", output_field=CharField()),
        said=Value("", output_field=TextField()),
        about=Cast("case_id", CharField()),
        given=F("case__citizen__given_names"),
        sur=F("case__citizen__surname"),
    )
    columns = (
        *("happened_on", "created_at", "id", "kind", "paid_tasks_discussed"),
        *("created_by_id", "by_name", "by_phone", "by_is_here"),
        *("person_name", "said", "about", "given", "sur"),
    )
    both = own.values(*columns).union(about.values(*columns), all=True)
    return map(_line, both.order_by("-happened_on", "-created_at", "-id"))


def _rows(model: type[CompanyContact | EmployerContact], company: Company) -> "QuerySet[Any, Any]":
    rows: QuerySet[Any, Any] = model._default_manager.filter(company=company)
    signed: QuerySet[Any, Any] = rows.annotate(
        by_name=F("created_by__name"),
        by_phone=F("created_by__phone"),
        by_is_here=F("created_by__is_active"),
    )
    return signed


def _line(row: dict[str, Any]) -> LoggedContact:
    return LoggedContact(
        happened_on=row["happened_on"],
        kind=EmployerContactKind(row["kind"]),
        by=Colleague(row["created_by_id"], row["by_name"], row["by_phone"]),
        by_is_here=row["by_is_here"],
        paid_tasks_discussed=row["paid_tasks_discussed"],
        person=row["person_name"] or "",
        note=row["said"],
        case_id=int(row["about"]) if row["about"] else None,
        citizen=f"{row['given']} {row['sur']}".strip(),
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
