"""The register of companies: the list with its search, and one company (D1)."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from fodfaeste.records.placement.actions import company_people
from fodfaeste.records.placement.queries import companies as register
from fodfaeste.records.placement.queries import company_room
from fodfaeste.records.placement.queries.alike import alike, entry_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.companies import reading
from fodfaeste.web.staff.companies.forming import company_url, standing_or_404
from fodfaeste.web.staff.companies.forms import ListForm
from fodfaeste.web.ui.cleaning import page_number, plain_line
from fodfaeste.web.ui.parts import Missing, Paging

if TYPE_CHECKING:
    from fodfaeste.records.placement.models import Company

LONGEST_SEARCH = 100


@require_safe
@staff(Permission.COMPANY_SEE)
def companies(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Fifty companies at a time; what is looked for stands in the address."""
    form = ListForm(request.GET)
    form.is_valid()
    wanted = _wanted(form)
    number = page_number(request.GET.get("side", ""))
    page = register.company_page(wanted, number=number, today=desk.today)
    told = {name: value for name, value in form.cleaned_data.items() if value}
    address = {name: "on" if value is True else value for name, value in told.items()}
    context = {
        "page": page,
        "form": form,
        "text": wanted.text,
        "filtered": bool(told.keys() - {"soeg"}),
        "may_write": desk.allows(Permission.COMPANY_WRITE),
        "may_tidy": desk.allows(Permission.COMPANY_TIDY),
        "may_import": desk.allows(Permission.COMPANY_IMPORT),
        "paging": Paging(
            number=page.number,
            last=page.last,
            total=page.total,
            query=urlencode(address),
            what="virksomheder",
        ),
    }
    template = "staff/companies/companies.html"
    is_part = request.headers.get("HX-Request")
    return render(request, f"{template}#rows" if is_part else template, context)


def _wanted(form: ListForm) -> register.Wanted:
    said = form.cleaned_data
    return register.Wanted(
        text=said.get("soeg", ""),
        work_field=WorkField(said["felt"]) if said.get("felt") else None,
        postcode=said.get("postnr", ""),
        with_openings=said.get("aabne", False),
        shortage=said.get("mangel", False),
        closed=said.get("lukkede", False),
    )


@require_safe
@staff(Permission.COMPANY_SEE)
def search(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 -- the door's signature
    """Companies that fit what has been typed so far, to choose one of."""
    text = plain_line(request.GET.get("company", ""))[:LONGEST_SEARCH]
    context = {"found": register.suggestions(text), "text": text, "chosen_id": None}
    return render(request, "staff/companies/found.html", context)


@require_safe
@staff(Permission.COMPANY_SEE)
def company(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """One company; one that was merged leads on to what it became a part of."""
    room = company_room.company_room(company_id)
    if room is None:
        raise Http404
    found = room.company
    if found.merged_into is not None:
        messages.info(request, f"{found.name} er lagt sammen med {found.merged_into.name}.")
        return HttpResponseRedirect(company_url(found.merged_into.pk))
    log = room.contact_page(page_number(request.GET.get("side", "")))
    desk.shown(log.case_ids)
    may_write, is_open = desk.allows(Permission.COMPANY_WRITE), found.closed_on is None
    context = {
        "company": found,
        "room": room,
        "log": log,
        "paging": Paging(number=log.number, last=log.last, total=log.total, what="kontakter"),
        "facts": _facts(found),
        "openings": [reading.opening_card(each, desk.today) for each in room.openings],
        "ended": [reading.opening_card(each, desk.today) for each in room.ended],
        "alike": alike(entry_of(found), but=found.pk) if is_open else (),
        "missing": [
            Missing(
                sentence=warning.sentence,
                rule=warning.rule,
                url=f"{company_url(found.pk)}kontakt/" if may_write else "",
                action="Notér kontakt",
            )
            for warning in room.warnings
        ],
        "known": room.is_known_by(desk.actor.id),
        "may_write": may_write,
        "may_add": may_write and is_open,
        "may_tidy": desk.allows(Permission.COMPANY_TIDY),
    }
    return render(request, "staff/companies/company.html", context)


@require_POST
@staff(Permission.COMPANY_SEE)
def know(request: HttpRequest, desk: Desk, company_id: int) -> HttpResponse:
    """Say that one knows a company, or not any more."""
    found = standing_or_404(company_id)
    company_people.say_known(
        actor=desk.actor,
        company_id=found.pk,
        known=request.POST.get("kender") == "ja",
        today=desk.today,
        now=desk.now,
    )
    return HttpResponseRedirect(f"{company_url(found.pk)}#kender")


def _facts(company: "Company") -> tuple[tuple[str, str], ...]:
    place = " ".join(filter(None, (company.postcode, company.city)))
    fields = (WorkField(code).label.lower() for code in company.work_fields)
    return (
        ("Adresse", ", ".join(filter(None, (company.address, place)))),
        ("Branche", company.industry),
        ("Arbejde", listed(fields)),
        ("Ansatte", "" if company.employees is None else str(company.employees)),
        ("CVR-nummer", company.cvr_number),
        ("P-nummer", company.p_number),
        ("Godt at vide", company.needs),
    )
