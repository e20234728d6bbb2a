"""What an hour more gives me, with my own numbers; nothing I type is kept (D12)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.catalogues.pay_queries import rates_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.terms import MINUTES_AN_HOUR
from fodfaeste.web.shell.language import in_danish
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.hour_more import Answer, HourMoreForm, answered, document_of
from fodfaeste.web.ui.papers import as_pdf


@on_own_case(Permission.OWN_CASE_SEE)
@require_http_methods(["GET", "POST"])
def calculate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, and the answer once it is filled in."""
    form = HourMoreForm(request.POST or None, rates=rates_on(visit.today))
    answer, status = answered(form, hours=_paid_hours(visit))
    return _page(request, form, answer, status=status)


@on_own_case(Permission.OWN_CASE_SEE)
@require_POST
@in_danish
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same on paper; what cannot be counted with goes back to the form."""
    form = HourMoreForm(request.POST, rates=rates_on(visit.today))
    answer, status = answered(form, hours=_paid_hours(visit))
    if answer is None:
        return _page(request, form, None, status=status)
    paper = document_of(answer, citizen=visit.case.citizen.name, today=visit.today)
    return as_pdf(paper, name="en-time-mere")


def _page(
    request: HttpRequest, form: HourMoreForm, answer: Answer | None, *, status: int
) -> HttpResponse:
    context = {"form": form, "answer": answer, "has_rates": bool(form.rates.rules)}
    return render(request, "citizen/hour_more.html", context, status=status)


def _paid_hours(visit: Visit) -> int:
    """The paid hours a week that are agreed now."""
    agreed = overview_of(visit.case, visit.today).agreed_minutes
    return agreed[1] // MINUTES_AN_HOUR if agreed else 0
