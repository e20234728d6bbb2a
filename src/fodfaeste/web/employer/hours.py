"""Hours behind a link: what was worked, in one tap when it went as agreed (D7, L4)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodfaeste.records.placement.actions import hours as actions
from fodfaeste.records.placement.queries.hours import linked_since
from fodfaeste.records.placement.queries.links import employer_view
from fodfaeste.records.placement.queries.own_hours import own_weeks
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.placement.kinds import AgreementState, HoursSource
from fodfaeste.web.shell.links import on_link
from fodfaeste.web.shell.visits import Guest
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.hour_rows import own_form, own_lines, typed_weeks

DONE = 303
NOT_YET = frozenset({AgreementState.DRAFT, AgreementState.PROPOSED, AgreementState.DROPPED})


@require_http_methods(["GET", "HEAD", "POST"])
@on_link(LinkScope.AGREEMENT)
def hours(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The latest weeks at this workplace; opening the page says nothing, sending the form does."""
    shown = employer_view(
        link_id=guest.link_id,
        case_id=guest.case_id,
        agreement_id=guest.target,
        today=guest.today,
    )
    since = linked_since()
    if shown is None or since is None or (shown.in_force or shown.sheet).state in NOT_YET:
        raise Http404
    weeks = own_weeks(guest.case_id, HoursSource.EMPLOYER, today=guest.today, since=since)
    form = own_form(request, weeks, notes=False)

    def act(_typed: dict[str, Any]) -> object:
        return actions.say_hours_by_link(
            link_id=guest.link_id,
            case_id=guest.case_id,
            weeks=typed_weeks(form),
            today=guest.today,
            now=guest.now,
        )

    status = attempt(form, act)
    if status == DONE:
        messages.success(request, _("Tak. Timerne er gemt, og jobkonsulenten kan se dem."))
        return HttpResponseRedirect(request.path)
    context = {
        "form": form,
        "lines": own_lines(weeks),
        "without_user": True,
        "first_name": shown.first_name,
        "company": shown.sheet.company_name,
        "consultant": shown.consultant,
        "stand_in": shown.stand_in,
    }
    return render(request, "employer/hours.html", context, status=status)
