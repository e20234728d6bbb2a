"""Mine timer: how much I worked, week by week, in one tap when it went as agreed (D7)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.queries.own_hours import own_weeks
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import HoursSource
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.hour_rows import own_form, own_lines, typed_weeks

DONE = 303


@on_own_case(Permission.OWN_HOURS_WRITE)
@require_http_methods(["GET", "POST"])
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The latest weeks at work: what I have said, what stands, and those I have not told of."""
    weeks = own_weeks(visit.case.pk, HoursSource.CITIZEN, today=visit.today)
    form = own_form(request, weeks, notes=True)

    def act(_typed: dict[str, Any]) -> object:
        return actions.say_own_hours(
            actor=visit.actor,
            case=visit.case,
            weeks=typed_weeks(form),
            today=visit.today,
            now=visit.now,
        )

    status = attempt(form, act)
    if status == DONE:
        messages.success(request, _("Tak. Dine timer er gemt."))
        return HttpResponseRedirect(reverse("citizen:hours"))
    context = {"form": form, "lines": own_lines(weeks)}
    return render(request, "citizen/hours.html", context, status=status)
