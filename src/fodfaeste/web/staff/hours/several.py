"""Several weeks at once: those that are over, and nobody has written hours for (D7)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.queries.course import hours_course
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.hours.warning import point_out
from fodfaeste.web.staff.work.places import TAB, work_url
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.hour_rows import AskedWeek, HourRowsForm, typed_weeks, weeks_named_in

DONE = 303


@require_http_methods(["GET", "POST"])
@on_case(Permission.HOURS_RECORD)
def several(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The weeks without hours: one tap, or two numbers."""
    hours = hours_course(visit.case.pk, today=visit.today)
    mondays = dict.fromkeys((*weeks_named_in(request.POST), *hours.missing))
    form = HourRowsForm(
        (AskedWeek(monday, hours.plan.in_week(monday)) for monday in mondays),
        request.POST or None,
        notes=visit.sees(Section.EMPLOYMENT),
    )

    def save(_typed: dict[str, Any]) -> object:
        written = actions.record_missing_weeks(
            actor=visit.actor,
            case=visit.case,
            weeks=typed_weeks(form),
            today=visit.today,
            now=visit.now,
        )
        point_out(request, written, hours.plan.arranged)
        return written

    status = attempt(form, save)
    if status == DONE:
        messages.success(request, "Timerne er gemt.")
        return HttpResponseRedirect(work_url(visit))
    context = {"form": form}
    return case_page(request, visit, "staff/hours/several.html", context, tab=TAB, status=status)
