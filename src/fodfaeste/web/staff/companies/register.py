"""The register of companies: list with search, one company, add and correct (D1)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fodfaeste.records.foundation import Stale
from fodfaeste.records.placement.actions import companies as actions
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies.forms import CompanyForm
from fodfaeste.web.staff.work.receiving import CONFLICT, both_sides, receive
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.merging import chosen
from fodfaeste.web.ui.parts import Paging

FIELDS = tuple(
    CompanyForm.declared_fields.keys() & actions.CompanyDetails.__dataclass_fields__.keys()
)
LONGEST_SEARCH = 100


@require_safe
@staff(Permission.COMPANY_SEE)
def companies(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Fifty companies at a time; what is searched for stands in the address."""
    text = request.GET.get("soeg", "")[:LONGEST_SEARCH]
    page = register.company_page(text, number=page_number(request.GET.get("side", "")))
    context = {
        "page": page,
        "text": text,
        "may_write": desk.allows(Permission.COMPANY_WRITE),
        "paging": Paging(
            number=page.number,
            last=page.last,
            total=page.total,
            query=urlencode({"soeg": text}) if text else "",
            what="virksomheder",
        ),
    }
    template = "staff/companies/companies.html"
    return render(
        request, f"{template}#rows" if request.headers.get("HX-Request") else template, context
    )


@require_safe
@staff(Permission.COMPANY_SEE)
def search(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Companies that fit what has been typed so far, to choose one of."""
    text = request.GET.get("company", "")[:LONGEST_SEARCH]
    context = {"found": register.suggestions(text), "text": text, "chosen_id": None}
    return render(request, "staff/companies/found.html", context)


@require_safe
@staff(Permission.COMPANY_SEE)
def company(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """One company with the contacts about citizens one sees."""
    found = register.company(company_id)
    if found is None:
        raise Http404
    contacts = register.contacts_with(company_id)
    desk.shown(sorted({contact.case_id for contact in contacts}))
    context = {
        "company": found,
        "contacts": contacts,
        "facts": (
            ("CVR-nummer", found.cvr_number),
            ("P-nummer", found.p_number),
            ("Branche", found.industry),
            ("Adresse", ", ".join(filter(None, (found.address, found.city)))),
            ("Virksomhedens behov", found.needs),
        ),
        "may_write": desk.allows(Permission.COMPANY_WRITE),
    }
    return render(request, "staff/companies/company.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a company."""
    form = CompanyForm(request.POST or None, initial={"is_active": True})

    def save(typed: dict[str, Any]) -> HttpResponse:
        made = actions.add_company(
            actor=desk.actor, key=typed["key"], details=_details(typed), now=desk.now
        )
        return _saved(request, made.pk, f"{made.name} er oprettet.")

    def show(status: int) -> HttpResponse:
        return _form_page(request, form, status, title="Ny virksomhed")

    return receive(form, save=save, show=show) if request.method == "POST" else show(200)


@require_http_methods(["GET", "POST"])
@staff(Permission.COMPANY_WRITE)
def edit(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Correct a company; a save that came too late shows both texts."""
    found = register.company(company_id)
    if found is None:
        raise Http404
    form = (
        CompanyForm(chosen(request.POST))
        if request.method == "POST"
        else CompanyForm.showing(_values(found), version=found.version)
    )

    def save(typed: dict[str, Any]) -> HttpResponse:
        actions.change_company(
            actor=desk.actor,
            company_id=company_id,
            version=typed["version"] or 0,
            details=_details(typed),
            now=desk.now,
        )
        return _saved(request, company_id, "Rettelserne er gemt.")

    def show(status: int) -> HttpResponse:
        return _form_page(request, form, status, title=f"Ret {found.name}", company_id=company_id)

    def merge(stale: Stale) -> HttpResponse:
        context = {"merge": both_sides(form, stale, _values(stale.current)), "title": found.name}
        return render(request, "staff/companies/merge_company.html", context, status=CONFLICT)

    if request.method == "POST":
        return receive(form, save=save, show=show, merge=merge)
    return show(200)


def _details(typed: dict[str, Any]) -> actions.CompanyDetails:
    return actions.CompanyDetails(**{name: typed[name] for name in FIELDS})


def _values(company: object) -> dict[str, Any]:
    return {name: getattr(company, name) for name in FIELDS}


def _saved(request: HttpRequest, company_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("staff:companies:company", args=[company_id]))


def _form_page(
    request: HttpRequest,
    form: CompanyForm,
    status: int,
    *,
    title: str,
    company_id: int | None = None,
) -> HttpResponse:
    back = (
        reverse("staff:companies:company", args=[company_id])
        if company_id
        else reverse("staff:companies:companies")
    )
    context = {"form": form, "title": title, "back": back}
    return render(request, "staff/companies/company_form.html", context, status=status)
