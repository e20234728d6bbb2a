"""The register of companies: found by parts of a name, by numbers, by what they need (D1)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fodfaeste.records.cases.models.citizen import DanishOrder
from fodfaeste.records.placement.models import Company, CompanyPerson, Opening
from fodfaeste.rules.placement.numbers import tidy_number
from fodfaeste.rules.placement.work_words import WorkField

ROWS = 50
SUGGESTIONS = 8
SHORTEST_NUMBER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for in the register; `postcode` may be the first digits of one."""

    text: str = ""
    work_field: WorkField | None = None
    postcode: str = ""
    with_openings: bool = False
    shortage: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRow:
    """A company in the list: whom one asks first, and how many openings stand there."""

    company: Company
    asked_first: CompanyPerson | None
    openings: int
    shortages: int


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Fifty companies in Danish order, and where they stand in the whole."""

    rows: tuple[CompanyRow, ...]
    number: int
    last: int
    total: int


def found_by(text: str, *, active_only: bool = False) -> QuerySet[Company]:
    """Companies whose name holds every word, or whose number begins with the digits."""
    companies = Company.objects
    rows = companies.working() if active_only else companies.standing()
    named = Q()
    text = text.replace("\x00", "")  # PostgreSQL cannot even be asked for it
    for word in text.split():
        named &= Q(name__icontains=word)
    number = tidy_number(text)
    if number.isascii() and number.isdigit() and len(number) >= SHORTEST_NUMBER:
        named |= Q(cvr_number__startswith=number) | Q(p_number__startswith=number)
    return rows.filter(named).order_by(DanishOrder("name"), "pk")


def wanted_companies(wanted: Wanted, today: date) -> QuerySet[Company]:
    """Companies that answer everything that is asked for."""
    rows = found_by(wanted.text).filter(closed_on__isnull=not wanted.closed)
    openings = Opening.objects.stand_on(today).filter(company=OuterRef("pk"))
    if wanted.postcode:
        rows = rows.filter(postcode__startswith=wanted.postcode)
    if wanted.work_field:
        fitting = Q(work_fields__contains=[wanted.work_field])
        rows = rows.filter(fitting | Q(Exists(openings.filter(work_field=wanted.work_field))))
    if wanted.shortage:
        rows = rows.filter(Exists(openings.filter(shortage=True)), is_active=True)
    elif wanted.with_openings:
        rows = rows.filter(Exists(openings), is_active=True)
    return rows


def company_page(wanted: Wanted, *, number: int, today: date) -> CompanyPage:
    """One page of companies; a number beyond the end gives the last page."""
    found = wanted_companies(wanted, today)
    total = found.order_by().count()
    last = max(-(-total // ROWS), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * ROWS
    companies = list(found[start : start + ROWS])
    first = CompanyPerson.objects.filter(company__in=companies, is_main=True)
    people = {person.company_id: person for person in first}
    counts = {
        row["company_id"]: row
        for row in Opening.objects.open_on(today)
        .filter(company__in=companies)
        .values("company_id")
        .annotate(openings=Count("pk"), shortages=Count("pk", filter=Q(shortage=True)))
    }
    nothing = {"openings": 0, "shortages": 0}
    rows = tuple(
        CompanyRow(
            company=company,
            asked_first=people.get(company.pk),
            openings=counts.get(company.pk, nothing)["openings"],
            shortages=counts.get(company.pk, nothing)["shortages"],
        )
        for company in companies
    )
    return CompanyPage(rows, here, last, total)


def suggestions(text: str) -> tuple[Company, ...]:
    """The first few active companies that fit what has been typed so far."""
    return tuple(found_by(text, active_only=True)[:SUGGESTIONS]) if text.strip() else ()


def standing_company(company_id: int | None) -> Company | None:
    """The company that somebody chose, or the one it has been merged into since; or None."""
    chosen = Company.objects.select_related("merged_into").filter(pk=company_id or 0).first()
    return (chosen.merged_into or chosen) if chosen else None


def company(company_id: int) -> Company | None:
    """One company, or None."""
    return Company.objects.select_related("changed_by", "merged_into").filter(pk=company_id).first()
