"""Start a placement or paid work at the matched company (C7, D8)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import placements as actions
from fodfaeste.records.placement.queries.starts import warnings_about
from fodfaeste.records.placement.queries.work import current_match
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.forms import PlacementForm
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.staff.work.receiving import receive


@require_http_methods(["GET", "POST"])
@on_case(Permission.PLACEMENT_START)
def placement(request: HttpRequest, visit: Visit) -> HttpResponse:
    """On which terms, from when to when."""
    started = {"starts_on": visit.today, "kind": HoursKind.PLACEMENT.value}
    form = PlacementForm(request.POST or None, initial=started)

    def save(typed: dict[str, Any]) -> HttpResponse:
        last = typed["last_day"]
        made = actions.start_placement(
            actor=visit.actor,
            key=typed["key"],
            case=visit.case,
            placement=actions.NewPlacement(
                kind=HoursKind(typed["kind"]),
                starts_on=typed["starts_on"],
                ends_before=last + timedelta(days=1) if last else None,
                functions_differ=typed["functions_differ"],
            ),
            today=visit.today,
            now=visit.now,
        )
        messages.success(request, f"{HoursKind(made.kind).label} er sat i gang.")
        for warning in warnings_about(visit.case, made):
            messages.warning(request, f"{warning.sentence} {warning.next_step} ({warning.rule})")
        return HttpResponseRedirect(work_url(visit))

    def show(status: int) -> HttpResponse:
        context = {"form": form, "match": current_match(visit.case)}
        return case_page(
            request, visit, "staff/work/placement.html", context, tab=TAB, status=status
        )

    return receive(form, save=save, show=show) if request.method == "POST" else show(200)
