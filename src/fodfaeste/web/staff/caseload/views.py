"""«Sagsstammer»: how full everybody's hands are, and what becomes free when (A6, A7)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pictures import caseload_bars
from fodfaeste.records.cases.queries import caseload as queries
from fodfaeste.records.catalogues.queries import legal_bases_on, limits_on, role_texts_on
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.caseload.lines import (
    Override,
    bars_of,
    freed_lines,
    norm_lines,
    whole_of,
    worker_lines,
)
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging, Table, drawn

WORKERS_ON_A_PAGE = 25
OVERRIDES_SHOWN = 50


@require_safe
@staff(Permission.CASELOAD_SEE)
def caseloads(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The CTI workers against a full caseload, with courses, days ahead, reasons and norms.

    The sentence above is of everybody; bars, courses and days are of those on the page.
    """
    everybody = list(queries.cti_workers(desk.today))
    whole = whole_of(everybody, queries.norms_of((one.pk for one in everybody), desk.today))
    paging = _paging(request.GET.get("side", ""), len(everybody))
    start = (paging.number - 1) * WORKERS_ON_A_PAGE
    workers = everybody[start : start + WORKERS_ON_A_PAGE]
    loads = queries.caseloads_of((one.pk for one in workers), desk.today)
    seen = queries.citizens_of(one.case_id for held in loads.values() for one in held)
    overrides = list(queries.overrides_on(desk.today)[:OVERRIDES_SHOWN])
    desk.shown(sorted({*seen, *(one.case_id for one in overrides)}), criterion="sagsstammer")
    chart = bars_of(workers, loads)
    context = {
        "svg": drawn(caseload_bars.svg(chart)) if chart.bars else "",
        "sentence": caseload_bars.sentence(whole) if whole.bars else "",
        "table": Table.of("Sagsstammer", caseload_bars.table(chart)),
        "paging": paging,
        "most_overrides": OVERRIDES_SHOWN if len(overrides) == OVERRIDES_SHOWN else None,
        "workers": worker_lines(workers, loads, seen, today=desk.today),
        "freed": freed_lines(workers, loads, seen, today=desk.today),
        "overrides": [
            Override(
                worker=one.seat.user.name,
                citizen=one.case.citizen.name,
                case_id=one.case_id,
                by=one.created_by.name if one.created_by else "",
                at=one.created_at,
                before=one.percent_before,
                after=one.percent_after,
                reason=one.reason,
            )
            for one in overrides
        ],
        "norms": norm_lines(
            queries.courses_of_colleagues(), limits_on(desk.today), role_texts_on(desk.today)
        ),
        "laws": legal_bases_on(desk.today),
        "printed": desk.today,
    }
    return render(request, "staff/caseload/caseloads.html", context)


def _paging(wanted: str, total: int) -> Paging:
    last = max(1, -(-total // WORKERS_ON_A_PAGE))
    return Paging(min(page_number(wanted), last), last, total, what="CTI-medarbejdere")
