"""The register of companies: found by parts of a name, by CVR or by P-number (D1)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models.citizen import DanishOrder
from fodfaeste.records.placement.models import Company, EmployerContact
from fodfaeste.rules.placement.numbers import tidy_number

ROWS = 50
SUGGESTIONS = 8
SHORTEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Fifty companies in Danish order, and where they stand in the whole."""

    companies: tuple[Company, ...]
    number: int
    last: int
    total: int


def found_by(text: str, *, active_only: bool = False) -> QuerySet[Company]:
    """Companies whose name holds every word, or whose number begins with the digits."""
    rows = Company.objects.order_by(DanishOrder("name"), "pk")
    if active_only:
        rows = rows.filter(is_active=True)
    named = Q()
    text = text.replace("\x00", "")  # PostgreSQL cannot even be asked for it
    for word in text.split():
        named &= Q(name__icontains=word)
    number = tidy_number(text)
    if number.isascii() and number.isdigit() and len(number) >= SHORTEST_NUMBER:
        named |= Q(cvr_number__startswith=number) | Q(p_number__startswith=number)
    return rows.filter(named)


def company_page(text: str, *, number: int) -> CompanyPage:
    """One page of companies; a number beyond the end gives the last page."""
    rows = found_by(text)
    total = rows.count()
    last = max(-(-total // ROWS), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * ROWS
    return CompanyPage(tuple(rows[start : start + ROWS]), here, last, total)


def suggestions(text: str) -> tuple[Company, ...]:
    """The first few active companies that fit what has been typed so far."""
    return tuple(found_by(text, active_only=True)[:SUGGESTIONS]) if text.strip() else ()


def company(company_id: int) -> Company | None:
    """One company, or None."""
    return Company.objects.select_related("changed_by").filter(pk=company_id).first()


def contacts_with(company_id: int) -> tuple[EmployerContact, ...]:
    """The latest contacts with a company about the citizens one sees."""
    rows = EmployerContact.objects.filter(company_id=company_id)
    rows = rows.select_related("case__citizen", "created_by").order_by("-happened_on", "-pk")
    return tuple(rows[:ROWS])
