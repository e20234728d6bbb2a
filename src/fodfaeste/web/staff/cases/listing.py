"""The list of courses: search, filters, fifty a page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fodfaeste.audit import writing
from fodfaeste.pictures import phase_marker
from fodfaeste.records.followup.queries import overviews_of
from fodfaeste.records.followup.queries.listing import CasePage, case_page
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.cases.filters import Asked, read_filters
from fodfaeste.web.staff.rows import row_of, visit_to
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging, drawn


@require_http_methods(["GET", "POST"])
@staff(Permission.CASE_LIST)
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the courses that the actor sees and asks for.

    A search is sent by POST, because it may be a CPR number; a search by name is then given an
    address, so that one can come back to it.
    """
    data = request.POST if request.method == "POST" else request.GET
    asked = read_filters(data, leads=bool(desk.actor.leads_units))
    is_live = bool(request.headers.get("HX-Request"))
    if request.method == "POST" and not asked.wanted.lookup.is_number and not is_live:
        return HttpResponseRedirect(f"{reverse('staff:cases:list')}?{asked.query}")
    page = case_page(
        desk.actor,
        asked.wanted,
        number=page_number(request.GET.get("side", "")),
        today=desk.today,
        now=desk.now,
    )
    if asked.wanted.lookup.cpr and len(page.case_ids) == 1 and not is_live:
        desk.shown(page.case_ids, criterion=asked.wanted.criterion)
        return HttpResponseRedirect(reverse("staff:cases:case", args=page.case_ids))
    template = "staff/cases/list.html#found" if is_live else "staff/cases/list.html"
    return render(request, template, _context(desk, asked, page))


def _context(desk: Desk, asked: Asked, page: CasePage) -> dict[str, object]:
    """Read the details of one page, under a sight that is narrowed to it, and log them."""
    desk.shown(page.case_ids, criterion=asked.wanted.criterion)
    writing.narrow_to(page.case_ids)
    seen = overviews_of(desk.actor, page.case_ids, today=desk.today, now=desk.now)
    return {
        "form": asked.form,
        "rows": [row_of(visit_to(desk, one), one.overview) for one in seen],
        "paging": Paging(page.number, page.last, page.total, asked.query),
        "symbol": drawn(phase_marker.symbol()),
        "lookup": asked.wanted.lookup,
        "is_narrowed": bool(asked.wanted.criterion),
        "may_enrol": desk.allows(Permission.CASE_ENROL),
    }
