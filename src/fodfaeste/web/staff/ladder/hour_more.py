"""What an hour more gives one citizen, calculated together at the table (D12)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from fodfaeste.records.catalogues.pay_queries import rates_on
from fodfaeste.records.placement.queries.ladder import agreed_sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.terms import MINUTES_AN_HOUR
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.ladder.places import TAB
from fodfaeste.web.ui.hour_more import Answer, HourMoreForm, answered, document_of
from fodfaeste.web.ui.papers import as_pdf


@require_http_methods(["GET", "POST"])
@on_case(Permission.WORK_SEE)
def calculate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, and the answer once it is filled in; nothing is kept."""
    form = HourMoreForm(request.POST or None, rates=rates_on(visit.today))
    answer, status = answered(form, hours=_paid_hours(visit))
    return _page(request, visit, form, answer, status=status)


@require_POST
@on_case(Permission.WORK_SEE)
def pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same on paper; what cannot be counted with goes back to the form."""
    form = HourMoreForm(request.POST, rates=rates_on(visit.today))
    answer, status = answered(form, hours=_paid_hours(visit))
    if answer is None:
        return _page(request, visit, form, None, status=status)
    paper = document_of(answer, citizen=visit.case.citizen.name, today=visit.today)
    return as_pdf(paper, name="en-time-mere")


def _page(
    request: HttpRequest,
    visit: Visit,
    form: HourMoreForm,
    answer: Answer | None,
    *,
    status: int,
) -> HttpResponse:
    context = {"form": form, "answer": answer, "has_rates": bool(form.rates.rules)}
    return case_page(request, visit, "staff/ladder/hour_more.html", context, tab=TAB, status=status)


def _paid_hours(visit: Visit) -> int:
    """The paid hours a week that are agreed now."""
    sheet = agreed_sheet(visit.case.pk)
    return (sheet.terms.ordinary_minutes or 0) // MINUTES_AN_HOUR if sheet else 0
